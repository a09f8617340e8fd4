import type { Phrases } from './phrases.js';

export const es: Phrases = {
  disclosure: (name) => `Soy ${name}, un asistente automático.`,
  noAnswer: 'Perdona, no he logrado una buena respuesta. ¿Puedes decirlo de otra manera?',
  toolFailed: (what) => `Perdona, esto no ha funcionado: ${what}.`,
  toolTooSlow: (what) => `Perdona, esto tardaba demasiado y lo he dejado: ${what}.`,
  tools: {
    calculate: 'el cálculo',
    edit_picture: 'editar la imagen',
    look: 'mirar la imagen',
    read_picture: 'leer la imagen',
    make_chart: 'hacer el gráfico',
    run_code: 'el cálculo con un programa',
    current_time: 'consultar la hora',
  },
  someTool: 'uno de los pasos',
  needPicture: 'Para eso necesito una imagen. Envíamela, por favor.',
  textCut: 'Tu mensaje es muy largo: solo he leído el principio y el final.',
  lost: {
    'too-large': 'No he podido abrir el archivo: es demasiado grande.',
    'too-many-pixels': 'No he podido abrir la imagen: tiene demasiados píxeles.',
    'not-a-picture': 'No he podido abrir el archivo: no es una imagen que conozca.',
    empty: 'El archivo ha llegado vacío. Envíalo otra vez, por favor.',
    expired: 'El archivo ya no está. Envíalo otra vez, por favor.',
    refused: 'No se me ha permitido descargar el archivo. Envíalo otra vez, por favor.',
    unreachable: 'No he podido descargar el archivo. Envíalo otra vez, por favor.',
    unsupported: 'No puedo abrir archivos de este tipo.',
  },
  cannot: {
    audio: 'Todavía no puedo escuchar mensajes de voz. Escríbeme, por favor.',
    video: 'Todavía no puedo ver vídeos. Escríbeme o envía una imagen, por favor.',
    document:
      'De los archivos solo puedo leer tablas y texto sin formato (CSV, TXT). Envía uno de esos o una imagen, por favor.',
    unsupported: 'No entiendo este tipo de mensaje. Escríbeme, por favor.',
  },
  empty: 'Tu mensaje ha llegado vacío. ¿Qué puedo hacer por ti?',
};

import type { CareSentences } from './sentences.js';

export const es: CareSentences = {
  numbers: 'al número de emergencias de tu país (112 en España, 911 en casi toda América)',
  at: (number) => `al ${number}`,
  emergency: (call) =>
    `Llama ahora ${call}: puede ser una emergencia. Soy un asistente automático y no puedo valorarlo desde aquí, así que no me esperes.`,
  selfHarm: (call, line) =>
    `Me alegra que lo digas. No estás a solas y hay ayuda ahora.${line ? ` En el ${line} hay alguien que te escucha.` : ''} Si alguien corre peligro en este momento, llama ${call}. Cuéntaselo también a una persona de confianza. Soy un asistente automático y no puedo sustituir a quien puede estar contigo.`,
  health: (call) =>
    `No soy médico: no puedo decir qué tienes ni cuánto de un medicamento es adecuado para ti. Pregunta a un médico o en la farmacia; si empeora de repente, llama ${call}.`,
};

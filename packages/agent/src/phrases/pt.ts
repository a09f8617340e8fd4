import type { Phrases } from './phrases.js';

export const pt: Phrases = {
  disclosure: (name) => `Sou ${name}, um assistente automático.`,
  noAnswer: 'Desculpe, não consegui uma boa resposta. Pode dizer de outra forma?',
  toolFailed: (what) => `Desculpe, isto não funcionou: ${what}.`,
  toolTooSlow: (what) => `Desculpe, isto demorou demais e eu parei: ${what}.`,
  tools: {
    calculate: 'o cálculo',
    edit_picture: 'a edição da imagem',
    look: 'olhar a imagem',
    read_picture: 'a leitura da imagem',
    make_chart: 'a criação do gráfico',
    run_code: 'o cálculo com um programa',
    current_time: 'a consulta da hora',
  },
  someTool: 'um dos passos',
  needPicture: 'Para isso preciso de uma imagem. Envie-a, por favor.',
  textCut: 'A sua mensagem é muito longa: li apenas o começo e o fim.',
  lost: {
    'too-large': 'Não consegui abrir o arquivo: é grande demais.',
    'too-many-pixels': 'Não consegui abrir a imagem: tem pixels demais.',
    'not-a-picture': 'Não consegui abrir o arquivo: não é uma imagem que eu conheça.',
    empty: 'O arquivo chegou vazio. Envie de novo, por favor.',
    expired: 'O arquivo já não está disponível. Envie de novo, por favor.',
    refused: 'Não tive permissão para baixar o arquivo. Envie de novo, por favor.',
    unreachable: 'Não consegui baixar o arquivo. Envie de novo, por favor.',
    unsupported: 'Não consigo abrir arquivos deste tipo.',
  },
  cannot: {
    audio: 'Ainda não consigo ouvir mensagens de voz. Escreva para mim, por favor.',
    video: 'Ainda não consigo ver vídeos. Escreva ou envie uma imagem, por favor.',
    document:
      'De arquivos só consigo ler tabelas e texto simples (CSV, TXT). Envie um desses ou uma imagem, por favor.',
    unsupported: 'Não entendo este tipo de mensagem. Escreva para mim, por favor.',
  },
  empty: 'A sua mensagem chegou vazia. O que posso fazer por você?',
};

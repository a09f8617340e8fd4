import type { CareSentences } from './sentences.js';

export const pt: CareSentences = {
  numbers: 'para o número de emergência do seu país (112 em Portugal, 192 no Brasil)',
  at: (number) => `para ${number}`,
  emergency: (call) =>
    `Ligue agora ${call}: pode ser uma emergência. Sou um assistente automático e não posso avaliar daqui, por isso não espere por mim.`,
  selfHarm: (call, line) =>
    `Ainda bem que diz isso. Não está sozinho(a), e há ajuda agora.${line ? ` No ${line} há alguém que escuta.` : ''} Se alguém está em perigo neste momento, ligue ${call}. Fale também com uma pessoa de confiança. Sou um assistente automático e não substituo quem pode estar ao seu lado.`,
  health: (call) =>
    `Não sou médico: não posso dizer o que você tem nem quanto de um remédio é certo para você. Pergunte a um médico ou na farmácia; se piorar de repente, ligue ${call}.`,
};

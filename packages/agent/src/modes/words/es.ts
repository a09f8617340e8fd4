import type { ModeWords } from './words.js';

export const es: ModeWords = {
  asks: {
    instant: [
      '(?:dame )?una respuesta rápida',
      'respond[ea](?:me)? (?:rápido|enseguida|ya|en seguida)',
      'sin pensar(?:lo)?(?: mucho)?',
    ],
    thinking: [
      'pi[eé]nsa(?:lo)? (?:bien|con calma|con cuidado|despacio|primero|paso a paso|antes de responder)',
      'piense (?:bien|con calma|primero|paso a paso)',
      'razona(?:lo)? (?:bien|paso a paso)',
      't[oó]mate tu tiempo',
    ],
    contemplating: [
      'pi[eé]nsa(?:lo)? (?:muy bien|a fondo|lo mejor que puedas)',
      '(?:pregunta a|usa|con) (?:varios|todos (?:los|tus)|más) agentes',
      'que (?:voten|lo voten) (?:los|tus|varios) agentes',
      '(?:haz|que haya) una votación',
    ],
  },
  others: [
    'qué (?:dijeron|decían|pensaban|piensan|dicen|opinaron) los (?:demás|otros)',
    'qué (?:dijeron|respondieron) los otros agentes',
    'quién no estaba de acuerdo',
    'cuáles eran las otras (?:respuestas|opiniones)',
  ],
  result: (answer) => `La respuesta es: ${answer}`,
  agreed: (agreed, of) => `${agreed} de ${of} agentes coincidieron:`,
  disagreed: (agreed, of) =>
    `Mis agentes no se pusieron de acuerdo: solo ${agreed} de ${of} dijeron esto. Compruébalo, por favor.`,
  strongest: 'Has nombrado más de una forma de pensar; he tomado la más a fondo.',
  noDissent: (answer) => `Todos dijeron lo mismo: ${answer}`,
  kept: (agents, of, answer) => `${agents} de ${of} dijeron: ${answer}`,
  dissent: (agents, answer) => `${agents} dijeron: ${answer}`,
  because: (work) => `Su razonamiento acababa así: ${work}`,
};

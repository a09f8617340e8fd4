import type { ModeWords } from './words.js';

export const pt: ModeWords = {
  asks: {
    instant: [
      '(?:só |me dê |dá-me )?uma resposta rápida',
      'respond[ae](?:-me)? (?:rápido|logo|já|depressa)',
      'sem pensar(?: muito)?',
    ],
    thinking: [
      'pens[ae] (?:(?:nisso|nisto) )?(?:bem|com calma|com cuidado|primeiro|passo a passo|antes de responder)(?: (?:nisso|nisto))?',
      'raciocin[ae] (?:bem|passo a passo)',
      '(?:leve|leva) o (?:seu|teu) tempo',
      'sem pressa',
    ],
    contemplating: [
      'pens[ae] (?:(?:nisso|nisto) )?(?:muito bem|a fundo|o máximo que (?:puder|puderes))',
      '(?:pergunt[ae] a|us[ae]|com) (?:vários|todos os|mais)(?: seus| teus)? agentes',
      '(?:faça|faz) uma votação',
      'que (?:os|vários) agentes votem',
    ],
  },
  others: [
    '(?:o )?que (?:disseram|diziam|acharam|acham|dizem|responderam) os outros',
    '(?:o )?que os outros (?:agentes )?(?:disseram|acharam|acham|dizem|responderam)',
    'quem (?:discordou|não concordou)',
    'quais (?:eram|foram) as outras (?:respostas|opiniões)',
  ],
  result: (answer) => `A resposta é: ${answer}`,
  agreed: (agreed, of) => `${agreed} de ${of} agentes concordaram:`,
  disagreed: (agreed, of) =>
    `Os meus agentes não concordaram: só ${agreed} de ${of} disseram isto. Confira, por favor.`,
  strongest: 'Você indicou mais de uma forma de pensar; usei a mais profunda.',
  noDissent: (answer) => `Todos disseram o mesmo: ${answer}`,
  kept: (agents, of, answer) => `${agents} de ${of} disseram: ${answer}`,
  dissent: (agents, answer) => `${agents} disseram: ${answer}`,
  because: (work) => `O raciocínio terminava assim: ${work}`,
};

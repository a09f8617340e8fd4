import { describe, expect, it } from '@jest/globals';
import { ChatTemplate, TemplateError } from './chat-template.js';

const messages = [{ role: 'user', content: 'Hi' }];

describe('ChatTemplate', () => {
  it('renders messages', () => {
    const template = new ChatTemplate(
      '{% for m in messages %}<{{ m.role }}>{{ m.content }}{% endfor %}{{ bos_token }}',
    );
    expect(template.render({ messages, bos_token: '^' })).toBe('<user>Hi^');
  });

  it.each([
    ['an endless loop', '{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}'],
    [
      'a text that doubles without end',
      "{% set n = namespace(x='ab') %}{% for a in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}{{ n.x }}",
    ],
    ['a refusal', "{{ raise_exception('roles must alternate') }}"],
    ['an unknown filter', '{{ messages | explode }}'],
  ])('ends %s with an error', (_what, source) => {
    const begun = Date.now();
    expect(() => new ChatTemplate(source).render({ messages })).toThrow(TemplateError);
    expect(Date.now() - begun).toBeLessThan(5_000);
  });

  it('refuses a template that does not parse, or is too long', () => {
    expect(() => new ChatTemplate('{% for %}')).toThrow(/cannot be parsed/);
    expect(() => new ChatTemplate(' '.repeat(64_001))).toThrow(/64000 is the limit/);
  });

  it('gives a template no way to the program', () => {
    const template = new ChatTemplate("{{ messages.constructor }}{{ ''.constructor }}{{ process }}{{ globalThis }}");
    expect(template.render({ messages })).toBe('');
  });
});

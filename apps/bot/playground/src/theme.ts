const KEY = 'hearth.theme';
type Theme = 'light' | 'dark';

const system = (): Theme => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

/** The person's choice, else the system's. */
export function applyTheme(): void {
  const stored = localStorage.getItem(KEY);
  document.documentElement.dataset['theme'] = stored === 'dark' || stored === 'light' ? stored : system();
}

export function toggleTheme(): void {
  localStorage.setItem(KEY, document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark');
  applyTheme();
}

export function followSystemTheme(): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', applyTheme);
}

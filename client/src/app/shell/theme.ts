import { Service, effect, signal } from '@angular/core';

export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];

const STORED_AS = 'samenregie.theme';

const stored = (): ThemeChoice => {
  const choice = localStorage.getItem(STORED_AS);
  return THEMES.find((theme) => theme === choice) ?? 'system';
};

/** Light, dark, or as the device says; kept on this device. */
@Service()
export class Theme {
  readonly choice = signal<ThemeChoice>(stored());

  constructor() {
    effect(() => {
      const choice = this.choice();
      localStorage.setItem(STORED_AS, choice);
      document.documentElement.dataset['theme'] = choice;
    });
  }
}

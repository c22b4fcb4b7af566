import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { ArgumentList, ArgumentView } from '@contract/arguments';
import { BREAKTHROUGH_VALUES, type BreakthroughValue } from '@contract/breakthrough-words';
import { ChoiceField } from '../shared/choice-field';
import { FormRefusal } from '../shared/form-refusal';
import { Icon } from '../shared/icon';
import { Saving } from '../shared/saving';
import { StateMessage } from '../shared/state-message';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { BreakthroughApi } from './breakthrough-api';

/** Arguments that were accepted at earlier tables, of no household. */
@Component({
  selector: 'app-arguments-page',
  imports: [ChoiceField, FormField, FormRefusal, FormRoot, Icon, MatButton, MatIconButton, StateMessage, TextField],
  template: `
    <div class="page">
      <h1>{{ words.t('arguments.title') }}</h1>
      <p class="soft">{{ words.t('arguments.text') }}</p>
      <form class="card" [formRoot]="fields" role="search">
        <app-text-field [field]="fields.words" [label]="words.t('arguments.words')" />
        <app-choice-field [formField]="fields.value" [label]="words.t('arguments.value')" [options]="values()" />
        <button matButton="filled" type="submit"><app-icon name="search" /> {{ words.t('arguments.search') }}</button>
      </form>
      <app-form-refusal [saving]="saving" />
      @if (found(); as list) {
        <div role="status">
          <ul>
            @for (each of list.arguments; track each.id) {
              <li class="card">
                <div>
                  <p>{{ each.words }}</p>
                  <p class="small soft">{{ words.t('breakthroughValue.' + each.value) }} · {{ each.year }}</p>
                </div>
                @if (list.mayClear) {
                  <button matIconButton type="button" [attr.aria-label]="words.t('arguments.clear') + ': ' + each.words" (click)="clear(each)"><app-icon name="close" /></button>
                }
              </li>
            } @empty {
              <li><app-state-message class="card" icon="search" [text]="words.t(sought() ? 'arguments.none' : 'arguments.empty')" /></li>
            }
          </ul>
        </div>
        @if (list.next) {
          <button matButton type="button" (click)="more(list)">{{ words.t('arguments.more') }}</button>
        }
      }
    </div>
  `,
  styles: `
    .page { display: grid; gap: var(--space-4); max-width: 52rem; justify-items: stretch; }
    form { display: grid; gap: var(--space-3); grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); align-items: center; }
    ul { display: grid; gap: var(--space-3); }
    li.card { display: flex; gap: var(--space-3); align-items: flex-start; justify-content: space-between; overflow-wrap: anywhere; }
  `,
})
export class ArgumentsPage {
  private readonly api = inject(BreakthroughApi);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly found = signal<ArgumentList | null>(null);
  /** What is shown was sought by words or kind; otherwise it is all there is. */
  protected readonly sought = signal(false);

  protected readonly fields = form(signal({ words: '', value: '' as BreakthroughValue | '' }), (path) => maxLength(path.words, 200), {
    submission: { action: () => this.search() },
  });

  constructor() {
    void this.search();
  }

  protected values() {
    return [{ value: '' as const, label: this.words.t('arguments.all') }, ...this.words.options('breakthroughValue', BREAKTHROUGH_VALUES)];
  }

  protected async more(list: ArgumentList): Promise<void> {
    const next = await this.ask(list.next);
    if (next) this.found.set({ ...next, arguments: [...list.arguments, ...next.arguments] });
  }

  protected async clear({ id }: ArgumentView): Promise<void> {
    if (await this.saving.attempt(() => this.api.clearArgument(id))) this.found.update((list) => list && { ...list, arguments: list.arguments.filter((each) => each.id !== id) });
  }

  private async search(): Promise<undefined> {
    const { words, value } = this.fields().value();
    const found = await this.ask(null);
    if (!found) return;
    this.sought.set(words.trim() !== '' || value !== '');
    this.found.set(found);
  }

  private async ask(after: string | null): Promise<ArgumentList | undefined> {
    const { words, value } = this.fields().value();
    const asked = await this.saving.attempt(() => this.api.searchArguments({ words: words.trim() || null, value: value || null, after }));
    return asked?.answer;
  }
}

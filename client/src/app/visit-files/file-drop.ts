import { Component, inject, input, output, signal } from '@angular/core';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';

/** A place to drop files, which is a file field as well. */
@Component({
  selector: 'app-file-drop',
  imports: [Icon],
  template: `
    <label [class.over]="over()" (dragover)="hover($event, true)" (dragleave)="hover($event, false)" (drop)="drop($event)">
      <app-icon name="add" />
      <span class="name">{{ label() }}</span>
      <span class="soft small">{{ words.t('visitFiles.kinds') }}</span>
      <input #field type="file" accept=".ics,.csv,.xlsx,text/calendar,text/csv" [multiple]="multiple()" [attr.aria-label]="label()" (change)="choose(field)" />
    </label>
  `,
  styles: `
    label {
      position: relative;
      display: grid;
      gap: var(--space-1);
      justify-items: center;
      padding: var(--space-6) var(--space-4);
      border: 2px dashed var(--line-strong);
      border-radius: var(--round-large);
      background: var(--sunken);
      text-align: center;
      cursor: pointer;
    }
    label:focus-within {
      outline: 3px solid var(--primary);
      outline-offset: 2px;
    }
    .over {
      border-color: var(--primary);
      background: var(--primary-soft);
      color: var(--on-primary-soft);
    }
    .name {
      font-weight: 650;
    }
    app-icon {
      font-size: 1.5rem;
    }
    input {
      position: absolute;
      inset: 0;
      opacity: 0;
      cursor: pointer;
    }
  `,
})
export class FileDrop {
  protected readonly words = inject(Words);
  readonly label = input.required<string>();
  readonly multiple = input(false);
  readonly files = output<readonly File[]>();
  protected readonly over = signal(false);

  protected choose(field: HTMLInputElement): void {
    this.give([...(field.files ?? [])]);
    // The same file, mended in the meantime, can be chosen again.
    field.value = '';
  }

  protected hover(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over.set(over);
  }

  protected drop(event: DragEvent): void {
    this.hover(event, false);
    this.give([...(event.dataTransfer?.files ?? [])]);
  }

  private give(files: readonly File[]): void {
    const given = this.multiple() ? files : files.slice(0, 1);
    if (given.length > 0) this.files.emit(given);
  }
}

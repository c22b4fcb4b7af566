import { Component, computed, effect, ElementRef, inject, input, untracked, viewChild } from '@angular/core';
import { FormRoot, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { DraftBar } from '../drafts/draft-bar';
import { FormRefusal } from './form-refusal';
import { MergeChoices } from './merge-choices';
import type { Saving } from './saving';
import { Words } from './words';

/** The frame of every form in a dialog: title, fields, refusal, cancel and save. */
@Component({
  selector: 'app-dialog-form',
  imports: [DraftBar, FormRefusal, FormRoot, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, MergeChoices],
  template: `
    <form [formRoot]="form()" (submit)="toWhatIsWrong()">
      <h2 mat-dialog-title>{{ title() }}</h2>
      <mat-dialog-content>
        @if (draft()) {
          <app-draft-bar [about]="draft()" [form]="form()" />
        }
        @if (saving().merging; as merging) {
          <app-merge-choices [merging]="merging" />
        }
        <div class="fields"><ng-content /></div>
      </mat-dialog-content>
      <app-form-refusal class="refusal" [saving]="saving()" />
      <mat-dialog-actions align="end">
        <button matButton type="button" [mat-dialog-close]="undefined">{{ words.t('form.cancel') }}</button>
        <button #submit matButton="filled" type="submit" [disabled]="busy() || undecided()">{{ save() || words.t('form.save') }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    form {
      display: contents;
    }
    .refusal {
      display: block;
      padding-inline: 1.5rem;
    }
    .fields {
      display: grid;
      gap: var(--space-3);
      padding-top: var(--space-2);
    }
  `,
})
export class DialogForm {
  protected readonly words = inject(Words);
  readonly title = input.required<string>();
  readonly form = input.required<FieldTree<unknown>>();
  readonly saving = input.required<Saving>();
  /** What the button says; "save" when left out. */
  readonly save = input('');
  /** What the form is about, where what is typed survives a closed browser; nothing is kept when left out. */
  readonly draft = input('');
  /** Somebody else changed the same fields, and what becomes of them is not chosen yet. */
  protected readonly undecided = computed(() => (this.saving().merging?.conflicts().length ?? 0) > 0);
  protected readonly busy = computed(() => this.form()().submitting());
  private readonly submit = viewChild.required<unknown, ElementRef<HTMLElement>>('submit', { read: ElementRef });

  constructor() {
    let before = false;
    effect(() => {
      const busy = this.busy();
      if (before && !busy) untracked(() => setTimeout(() => this.afterRefusal()));
      before = busy;
    });
  }

  /** The first field that keeps it from being saved, also where that is out of sight. */
  protected toWhatIsWrong(): void {
    if (!this.busy()) this.form()().errorSummary()[0]?.fieldTree().focusBoundControl();
  }

  /** While it was saved the button could not have the focus. Once it is saved the dialog is on its way out. */
  private afterRefusal(): void {
    if (this.form()().invalid()) this.toWhatIsWrong();
    else if (this.saving().refusal()) this.submit().nativeElement.focus();
  }
}

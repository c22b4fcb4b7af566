import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, required, validate, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { LifeDomain } from '@contract/life-domains';
import type { MatrixActorView, MatrixCellView, ResponsibilityMatrix } from '@contract/responsibilities';
import { RESPONSIBILITIES, STANDING_ALONE, type Responsibility } from '@contract/responsibility-words';
import { firstValueFrom } from 'rxjs';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { domainName } from '../shared/domain-name';
import { Merging } from '../shared/merging';
import { Saving } from '../shared/saving';
import { SomeOf } from '../shared/some-of';
import { Words } from '../shared/words';
import { ResponsibilityApi } from './responsibility-api';

export interface CellStart {
  householdId: string;
  matrix: ResponsibilityMatrix;
  domain: LifeDomain;
  /** Null: still to be chosen. */
  actorKey: string | null;
}

/** What one actor does in one part of life. Closes with the matrix as it is then. */
@Component({
  selector: 'app-cell-dialog',
  imports: [ChoiceField, DialogForm, FormField, SomeOf],
  template: `
    <app-dialog-form [title]="title()" [form]="fields" [saving]="saving">
      @if (data.actorKey === null) {
        <app-choice-field [formField]="fields.actor" [label]="words.t('matrix.who')" [options]="actors()" [missing]="words.t('influence.choose')" />
      }
      <app-some-of [formField]="fields.kinds" [label]="words.t('matrix.parts')" [options]="kinds()" />
      <dl class="small soft">
        @for (kind of kinds(); track kind.value) {
          <div><dt>{{ kind.label }}</dt> <dd>{{ words.t('responsibilityText.' + kind.value) }}</dd></div>
        }
      </dl>
    </app-dialog-form>
  `,
  styles: `
    dl div {
      display: flex;
      gap: 0 0.6rem;
    }
    dt {
      flex: none;
      width: 7rem;
      font-weight: 620;
    }
  `,
})
export class CellDialog {
  private readonly api = inject(ResponsibilityApi);
  private readonly dialog = inject<MatDialogRef<CellDialog, ResponsibilityMatrix>>(MatDialogRef);
  protected readonly data = inject<CellStart>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  private readonly typed = signal({ actor: this.data.actorKey ?? '', kinds: [...(this.cellOf(this.data.actorKey)?.kinds ?? [])] });
  private readonly merging = new Merging(this.typed, ({ kinds }: Pick<MatrixCellView, 'kinds'>) => ({ actor: this.typed().actor, kinds: [...kinds] }), {
    actor: { label: () => this.words.t('matrix.who') },
    kinds: { label: () => this.words.t('matrix.parts'), say: (kinds) => this.words.list(kinds.map((kind) => this.words.t(`responsibility.${kind}`))) },
  });
  protected readonly saving = new Saving(0, () => this.newest(), this.merging);

  protected readonly fields = form(
    this.typed,
    (path) => {
      required(path.actor);
      validate(path.kinds, ({ value }) => (value().length > 1 && value().some((kind) => STANDING_ALONE.includes(kind)) ? { kind: 'clash' } : undefined));
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly kinds = computed(() => this.words.options('responsibility', RESPONSIBILITIES));
  /** Those who have no part in this row yet. */
  protected readonly actors = computed(() => [
    { value: '', label: this.words.t('influence.choose') },
    ...this.data.matrix.actors
      .filter(({ key, mayChange, gone }) => mayChange && !gone && !this.cellOf(key)?.kinds.length)
      .map((actor) => ({ value: actor.key, label: actor.organisationName ? `${actor.name} · ${actor.organisationName}` : (actor.name ?? '') })),
  ]);
  protected readonly title = computed(() => {
    const domain = domainName(this.data.domain, this.words.language());
    const name = this.actor(this.data.actorKey)?.name;
    return name ? `${name} · ${domain}` : domain;
  });

  readonly dirty = () => this.fields().dirty();

  private actor(key: string | null): MatrixActorView | undefined {
    return this.data.matrix.actors.find((each) => each.key === key);
  }

  private cellOf(key: string | null) {
    return this.data.matrix.cells.find(({ domain, actorKey }) => domain === this.data.domain && actorKey === key);
  }

  private async newest(): Promise<number> {
    const { cells } = await firstValueFrom(this.api.newest(this.data.householdId));
    return cells.find(({ domain, actorKey }) => domain === this.data.domain && actorKey === this.typed().actor)?.version ?? 0;
  }

  private async save(): Promise<TreeValidationResult> {
    const { actor: key, kinds } = this.fields().value();
    const actor = this.actor(key);
    if (!actor?.id) return this.dialog.close();
    const { kind, id } = actor;
    const inOrder: Responsibility[] = RESPONSIBILITIES.filter((each) => kinds.includes(each));
    const saved = await this.saving.attempt((version) =>
      // Of an actor that is still to be chosen the version is that of their cell; one that was met since is higher.
      this.api.set(this.data.householdId, Math.max(version, this.cellOf(key)?.version ?? 0), { domain: this.data.domain, actor: { kind, id }, kinds: inOrder }),
    );
    if (saved) this.dialog.close(saved.answer);
    return undefined;
  }
}

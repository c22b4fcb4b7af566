import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { timeOf } from '../shared/day';
import { ListPages, rowsOnce } from '../shared/list-pages';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { ViewApi } from './view-api';

/** The single readings of one look of the log, folded up; asked for when somebody unfolds them, as that itself goes on record. */
@Component({
  selector: 'app-log-look',
  imports: [MatButton, Skeleton, StateMessage],
  template: `
    <details #box (toggle)="unfolded.set(unfolded() || box.open)">
      <summary class="small">{{ words.count('log.readings', readings()) }}</summary>
      @if (error()) {
        <app-state-message [error]="error()" (retry)="retry()" />
      } @else if (unfolded()) {
        <ol>
          @for (event of events(); track event.id) {
            <li class="small">
              <span class="numbers">{{ time(event.at) }}</span> {{ words.t('viewPart.' + event.parts[0]) }}
            </li>
          } @empty {
            <li><app-skeleton [lines]="[60, 40]" /></li>
          }
        </ol>
        @if (pages.next()) {
          <button matButton type="button" [disabled]="busy()" (click)="more()">{{ words.t('households.more') }}</button>
        }
      }
    </details>
  `,
  styles: `
    ol {
      margin: 0;
      padding: 0;
      list-style: none;
    }
  `,
})
export class LogLook {
  private readonly api = inject(ViewApi);
  protected readonly words = inject(Words);
  /** From an event of the log. */
  readonly look = input.required<string>();
  /** How many there are. */
  readonly readings = input.required<number>();
  /** Once is enough: folded up and unfolded again, what was read is still there. */
  protected readonly unfolded = signal(false);
  private readonly resource = this.api.log(() => (this.unfolded() ? { look: this.look() } : undefined));
  protected readonly pages = new ListPages(this.resource, (after) => this.api.earlierEvents({ look: this.look(), after }));
  protected readonly events = () => rowsOnce(this.pages.all().flatMap(({ events }) => events), 'id');
  protected readonly error = linkedSignal<unknown>(() => this.resource.error());
  protected readonly busy = signal(false);
  protected readonly time = timeOf;

  protected async more(): Promise<void> {
    this.busy.set(true);
    await this.pages.more().catch((error: unknown) => this.error.set(error));
    this.busy.set(false);
  }

  protected retry(): void {
    this.error.set(undefined);
    this.resource.reload();
  }
}

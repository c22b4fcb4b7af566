import { Component, ViewContainerRef, effect, inject, untracked, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LANGUAGES } from '@contract/roles';
import { Session } from '../session/session';
import { IconShape } from '../shared/icon-shape';
import { Words } from '../shared/words';
import { Theme } from './theme';

/** What stands above every page. */
@Component({
  selector: 'app-top-bar',
  imports: [IconShape, RouterLink],
  templateUrl: './top-bar.html',
  styleUrl: './top-bar.scss',
})
export class TopBar {
  private readonly session = inject(Session);
  protected readonly theme = inject(Theme);
  protected readonly words = inject(Words);
  protected readonly languages = LANGUAGES;
  protected readonly person = this.session.current;

  private readonly rooms = viewChild('rooms', { read: ViewContainerRef });
  private readonly menu = viewChild('menu', { read: ViewContainerRef });

  constructor() {
    // Who signs in does not need it yet, and without the machinery of deferred blocks: the first load stays small.
    effect(() => {
      const [rooms, menu] = [this.rooms(), this.menu()];
      // Once for a place, whatever it reads on the way: another language is no reason to put it there again.
      if (rooms && menu) untracked(() => void this.furnish(rooms, menu));
    });
  }

  protected readonly prefer = this.session.prefer.bind(this.session);

  private async furnish(rooms: ViewContainerRef, menu: ViewContainerRef): Promise<void> {
    const [{ RoomLinks }, { PersonMenu }] = await Promise.all([import('./room-links'), import('./person-menu'), this.words.enter(['work'])]);
    // Whoever it was for may have signed out in the meantime.
    if (this.rooms() !== rooms) return;
    rooms.createComponent(RoomLinks);
    menu.createComponent(PersonMenu);
  }
}

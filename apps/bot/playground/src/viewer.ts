import type { Picture } from './types.js';

/** Shows one picture full size; Escape, the button or a click beside it closes. */
export function showPicture(picture: Picture): void {
  const dialog = document.querySelector<HTMLDialogElement>('#viewer');
  const image = dialog?.querySelector('img');
  if (!dialog || !image) return;
  image.src = picture.url;
  image.alt = picture.caption ?? 'Picture, full size';
  dialog.showModal();
}

export function prepareViewer(): void {
  const dialog = document.querySelector<HTMLDialogElement>('#viewer');
  dialog?.addEventListener('click', (event) => {
    if (!(event.target instanceof HTMLImageElement)) dialog.close();
  });
}

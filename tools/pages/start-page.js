// @ts-nocheck -- because its imports and its callers are of SvelteKit, where it stands
/* Stands where SvelteKit's client would (see bring-pages-alive.ts), so what it imports is found from there. */
import { flushSync, hydrate } from 'svelte';
import Root from '../components/root.svelte';
import { Props, RenderNode } from '../props.svelte.js';
import { page, update_page } from '#app/state/client';

/**
 * Brings one page alive: its components take over what the server drew, with the data that came along, and `data-alive` says when.
 * A page that tells of a fault stays as it was drawn.
 */
export async function start(app, target, { data, error, form, node_ids, params = {}, server_route, status = 200 }) {
  if (error) return;
  const nodes = await Promise.all(node_ids.map((id) => (app.nodes[id] ?? server_route.nodes[id])()));
  const told = data.map((one) => one?.data ?? {});
  const known = told.map((_, at) => Object.assign({}, ...told.slice(0, at + 1)));
  const route = { id: server_route?.id ?? null };
  update_page({ data: known.at(-1), form, params, route, state: {}, status, url: new URL(location.href) });
  const [tree] = nodes.reduceRight(([child], { component }, at) => {
    const node = new RenderNode(component, undefined);
    return [Object.assign(node, { data: known[at], child })];
  }, []);
  hydrate(Root, { target, props: new Props({ page, tree, form, error: undefined }) });
  flushSync();
  document.documentElement.toggleAttribute('data-alive', true);
}

/** Styles come with the page they belong to. */
export async function load_css() {}

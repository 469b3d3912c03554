import { layerLook, type LayerId } from '../theme/tokens.ts';
import { useT } from '../i18n/index.ts';
import styles from './parts.module.css';

const isLayer = (layer: string): layer is LayerId => Object.hasOwn(layerLook, layer);

/** Which layer of the packs a thing comes from: 国 省 市 院. */
export function LayerBadge({ layer }: { readonly layer: string | undefined }) {
  const t = useT('parts');
  if (layer === undefined || !isLayer(layer)) return null;
  const look = layerLook[layer];
  return (
    <span
      className={styles['layer']}
      style={{ color: look.color }}
      title={t(`layer.${layer}`)}
      role="img"
      aria-label={t(`layer.${layer}`)}
    >
      {look.letter}
    </span>
  );
}

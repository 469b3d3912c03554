import { ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { color } from '../../theme/tokens.ts';

/** Forms that may not be changed here are still read: what they hold keeps its ink, only the field's ground is quiet. */
export function ReadableWhenDisabled({ children }: { readonly children: ReactNode }) {
  return (
    <ConfigProvider theme={{ token: { colorTextDisabled: color.ink, colorBgContainerDisabled: color.canvas } }}>
      {children}
    </ConfigProvider>
  );
}

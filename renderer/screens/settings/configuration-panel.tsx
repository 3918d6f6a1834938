import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Panel } from '../../components/panel.tsx';
import { useConfiguration } from '../../lib/configuration.ts';
import { ConfigurationForm } from './configuration-form.tsx';
import { ConfigurationList } from './configuration-list.tsx';

/** Which service this desk works with, who set it, and, where nobody else has, the way to change it. */
export function ConfigurationPanel() {
  const { data, error } = useConfiguration();
  return (
    <Panel title="The service this desk works with">
      {error && <ErrorNote error={error} />}
      {!data && !error && <Loading what="the configuration" />}
      {data?.problem && (
        <Alert severity="error" variant="outlined" sx={{ mb: 2 }}>
          The configuration file {data.problem.file} cannot be used
          {data.problem.fields.length > 0 ? `: look at ${data.problem.fields.join(', ')}` : ''}. Until your administrator puts it
          right, nobody can sign in.
        </Alert>
      )}
      {data?.managed && !data.problem && (
        <>
          <Typography sx={{ mb: 2 }}>Your administrator has set this. It cannot be changed here.</Typography>
          <ConfigurationList view={data} />
        </>
      )}
      {data && !data.managed && <ConfigurationForm view={data} />}
    </Panel>
  );
}

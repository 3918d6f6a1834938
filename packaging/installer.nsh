; The administrator's folder: whoever may write to it decides which issuer this machine trusts. Left to itself Windows
; lets any user make a folder in ProgramData, so the installer makes it and closes it (S-1-5-18 the system,
; S-1-5-32-544 administrators: everything; S-1-5-32-545 users: read).
!macro customInstall
  ReadEnvStr $0 ProgramData
  CreateDirectory "$0\Adviser Desk"
  nsExec::ExecToLog 'icacls "$0\Adviser Desk" /setowner *S-1-5-32-544 /T'
  nsExec::ExecToLog 'icacls "$0\Adviser Desk" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX /T'
!macroend

" Runs gainsay as the compiler that docs/editors.md gives to Vim, and writes what the quickfix list holds: place,
" type and text, with the file and the column, in characters, to which Vim really goes.
"
"     vim -u NONE -i NONE -N -n -es -c 'let listing = "FILE"' -S quickfix.vim
set encoding=utf-8
execute 'set runtimepath^=' . $GAINSAY_VIM_FILES
try
  compiler gainsay
  silent make!
  let lines = []
  for number in range(1, len(getqflist()))
    let entry = getqflist()[number - 1]
    if !entry.valid
      call add(lines, 'not understood: ' . entry.text)
      continue
    endif
    execute 'silent cc ' . number
    let place = fnamemodify(bufname('%'), ':.') . ':' . line('.') . ':' . charcol('.')
    call add(lines, place . ' ' . tolower(entry.type) . ' ' . trim(entry.text))
  endfor
  call writefile(lines, $GAINSAY_LISTING)
catch
  call writefile([v:throwpoint . ': ' . v:exception], $GAINSAY_LISTING)
endtry
qall!

;;; compilation.el --- what compilation mode makes of gainsay's output  -*- lexical-binding: t -*-

;; Runs `gainsay check --format short' by `compile', goes through all messages with `next-error', and writes for each the
;; place to which Emacs really goes, the type, and the text.
;;
;;     emacs -Q --batch -l compilation.el

;;; Code:

(require 'compile)
(set-language-environment "UTF-8")
(setq compilation-skip-threshold 0
      compilation-always-kill t
      compilation-ask-about-save nil)

(defun listing-line (buffer)
  "The line of the listing for the message that point in BUFFER is on, in the file that it leads to."
  (let ((place (format "%s:%d:%d" (file-relative-name buffer-file-name (getenv "PWD"))
                       (line-number-at-pos) (1+ (- (point) (line-beginning-position))))))
    (with-current-buffer buffer
      (goto-char compilation-current-error)
      (let* ((message (get-text-property (point) 'compilation-message))
             (type (aref ["n" "w" "e"] (compilation--message->type message)))
             (text (buffer-substring-no-properties (point) (line-end-position))))
        (string-match "^.*?:[0-9]+:[0-9]+: \\(error\\|warning\\|note\\)\\(: \\)?" text)
        (format "%s %s %s" place type (substring text (match-end 0)))))))

(defun next-message ()
  "Go to the next message; nil behind the last."
  (condition-case nil
      (progn
        (next-error)
        ;; Between two commands Emacs would do this by itself.
        (set-buffer (window-buffer (selected-window)))
        t)
    (user-error nil)))

(let* ((buffer (compile "gainsay check --format short"))
       (process (get-buffer-process buffer))
       (lines '()))
  (while (process-live-p process)
    (accept-process-output process 0.1))
  (accept-process-output nil 0.1)
  (while (next-message)
    (push (listing-line buffer) lines))
  (write-region (mapconcat (lambda (line) (concat line "\n")) (nreverse lines) "") nil (getenv "GAINSAY_LISTING")))

;;; compilation.el ends here

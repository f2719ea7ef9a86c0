package dev.tradewind.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts a byte order mark, by which spreadsheets know UTF-8, before a CSV that is asked for with {@code bom=true}. */
public final class ByteOrderMark extends OncePerRequestFilter {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    ByteOrderMark() {}

    /** The same bytes behind such a mark. */
    public static byte[] before(byte[] csv) {
        var marked = new byte[MARK.length + csv.length];
        System.arraycopy(MARK, 0, marked, 0, MARK.length);
        System.arraycopy(csv, 0, marked, MARK.length, csv.length);
        return marked;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"true".equals(request.getParameter("bom"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            private @Nullable ServletOutputStream marked;

            @Override
            public ServletOutputStream getOutputStream() throws IOException {
                if (marked == null) {
                    marked = new Marked(super.getOutputStream(), response);
                }
                return marked;
            }

            @Override
            public void setContentLengthLong(long length) {
                // three more come, if it is a CSV; without a length the answer is sent in chunks
            }

            @Override
            public void setContentLength(int length) {
                // as above
            }
        });
    }

    /** Looks at the kind of content only when its first byte comes. */
    private static final class Marked extends ServletOutputStream {
        private final ServletOutputStream to;
        private final HttpServletResponse response;
        private boolean begun;

        Marked(ServletOutputStream to, HttpServletResponse response) {
            this.to = to;
            this.response = response;
        }

        private void begin() throws IOException {
            var type = response.getContentType();
            if (!begun && type != null && type.startsWith("text/csv")) {
                to.write(MARK);
            }
            begun = true;
        }

        @Override
        public void write(int b) throws IOException {
            begin();
            to.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            begin();
            to.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            to.flush();
        }

        @Override
        public boolean isReady() {
            return to.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            to.setWriteListener(listener);
        }
    }
}

package dev.tradewind.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ByteOrderMarkTest {
    private static final String ROWS = "site,cost USD\r\nZürich,1\r\n";

    @Test
    void aCsvHasItWhenItIsAskedForAndOnce() throws Exception {
        assertThat(answer("true", "text/csv;charset=UTF-8")).isEqualTo('\uFEFF' + ROWS + ROWS);
        assertThat(answer("false", "text/csv;charset=UTF-8")).isEqualTo(ROWS + ROWS);
        assertThat(answer(null, "text/csv;charset=UTF-8")).isEqualTo(ROWS + ROWS);
    }

    @Test
    void nothingElseHasIt() throws Exception {
        assertThat(answer("true", "application/json")).isEqualTo(ROWS + ROWS);
    }

    private static String answer(String asked, String type) throws ServletException, IOException {
        var request = new MockHttpServletRequest("GET", "/api/v1/egress/charges.csv");
        if (asked != null) {
            request.setParameter("bom", asked);
        }
        var response = new MockHttpServletResponse();
        var bytes = ROWS.getBytes(StandardCharsets.UTF_8);
        new ByteOrderMark().doFilter(request, response, (ignored, to) -> {
            to.setContentType(type);
            to.setContentLengthLong(2L * bytes.length);
            to.getOutputStream().write(bytes);
            to.getOutputStream().write(bytes);
        });
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}

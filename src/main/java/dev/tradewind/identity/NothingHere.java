package dev.tradewind.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;

/** What a browser gets for an address that is no page: a sentence and a way back instead of an empty screen. */
final class NothingHere {
    private static final byte[] PAGE = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Not here · Tradewind</title>
            <link rel="stylesheet" href="/tokens.css"><link rel="stylesheet" href="/styles.css">
            <body style="display:grid;place-items:center;min-height:100vh;margin:0;font-family:sans-serif">
            <main style="max-width:32rem;padding:1rem"><h1>There is no page at this address</h1>
            <p>Maybe the link is old, or a character is missing.</p><p><a href="/">Go to Overview</a></p></main></body></html>
            """.getBytes(StandardCharsets.UTF_8);

    private NothingHere() {}

    static boolean asksForAPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET") && accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    static void answer(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.getOutputStream().write(PAGE);
    }
}

namespace DigitPad;

/// <summary>An error response that says what was expected and what was found, as <c>application/problem+json</c> (RFC 9457).</summary>
internal sealed record Problem(string Title, int Status, string Detail)
{
    private const string ContentType = "application/problem+json";

    public Task WriteAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        return response.WriteAsJsonAsync(this, PadJson.Default.Problem, ContentType);
    }
}

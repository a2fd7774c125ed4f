using System.Net;
using System.Text;
using System.Text.Json;

namespace StaticNets.DigitPad.Tests;

/// <summary>The answer to an invalid request says what was expected and what was found.</summary>
public sealed class RefusalTests(RunningPad pad) : IClassFixture<RunningPad>
{
    private const int MaxBytes = 16384;
    private const string Expected = "an array of 784 numbers from 0 to 255";
    private static readonly string Zeros783 = string.Join(',', Enumerable.Repeat("0", 783));

    [Theory]
    [InlineData("255.001", "255.001")]
    [InlineData("-0.001", "-0.001")]
    [InlineData("1e999", "1e999")]
    [InlineData("-1e999", "-1e999")]
    [InlineData("\"NaN\"", "\"NaN\"")]
    [InlineData("\"7\"", "\"7\"")]
    [InlineData("null", "null")]
    [InlineData("[ 1, 2 ]", "[ 1, 2 ]")]
    [InlineData("\"123456789 123456789 123456789 123456789 \"", "\"123456789 123456789 123456789 123456789…")]
    public Task Value(string value, string quoted) =>
        RefusesAsync($"{{\"pixels\":[{Zeros783},{value}]}}", $"\"pixels\"[783] must be a number from 0 to 255, but is {quoted}.");

    [Theory]
    [InlineData(0)]
    [InlineData(783)]
    [InlineData(785)]
    public Task Count(int count) =>
        RefusesAsync(
            $"{{\"pixels\":[{string.Join(',', Enumerable.Repeat("0", count))}]}}",
            $"\"pixels\" must be {Expected}, but has {count}."
        );

    [Theory]
    [InlineData("{\"pixels\":\"0,0\"}", $"\"pixels\" must be {Expected}, but is a string.")]
    [InlineData("{\"pixels\":7}", $"\"pixels\" must be {Expected}, but is a number.")]
    [InlineData("{\"pixels\":null}", $"\"pixels\" must be {Expected}, but is null.")]
    [InlineData("{\"pixels\":true}", $"\"pixels\" must be {Expected}, but is a truth value.")]
    [InlineData("{\"pixels\":{}}", $"\"pixels\" must be {Expected}, but is an object.")]
    [InlineData("{}", $"The body must have \"pixels\", {Expected}, but has none.")]
    [InlineData("{\"Pixels\":[]}", $"The body must have \"pixels\", {Expected}, but has none.")]
    [InlineData("[]", "The body must be a JSON object with \"pixels\", but is an array.")]
    [InlineData("7", "The body must be a JSON object with \"pixels\", but is a number.")]
    [InlineData("{\"pixel\\ud800\":1}", "The body must have names of whole characters, but has one with half a surrogate pair.")]
    public Task Form(string body, string detail) => RefusesAsync(body, detail);

    [Theory]
    [InlineData("", "The body must be a JSON object with \"pixels\", but is empty.")]
    [InlineData("seven", "The body must be JSON, but is not from line 1, byte 1 on.")]
    [InlineData("{\"pixels\":\n[NaN]}", "The body must be JSON, but is not from line 2, byte 2 on.")]
    [InlineData("{\"pixels\":[1,2", "The body must be JSON, but is not from line 1, byte 15 on.")]
    [InlineData("{\"pixels\":[1,2]} {}", "The body must be JSON, but is not from line 1, byte 18 on.")]
    public Task Json(string body, string detail) => RefusesAsync(body, detail);

    [Fact]
    public async Task Utf8()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes($"{{\"pixels\":[{Zeros783},\""), 0xFF, .. "\"]}"u8];
        await RefusesAsync(Content(body), HttpStatusCode.BadRequest, "The body must be UTF-8, but is not.");
    }

    [Theory]
    [InlineData(MaxBytes + 1)]
    [InlineData(1_000_000)]
    public Task BodyOverTheLimit(int length) =>
        RefusesAsync(new string(' ', length), $"The body must have at most {MaxBytes} bytes, but has {length}.");

    [Fact]
    public async Task BodyOverTheLimitOfUnknownLength()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/predict") { Content = Content(new byte[MaxBytes + 1]) };
        request.Headers.TransferEncodingChunked = true;
        using HttpResponseMessage response = await pad.Client.SendAsync(request);
        await IsProblemAsync(response, HttpStatusCode.BadRequest, $"The body must have at most {MaxBytes} bytes, but has more.");
    }

    [Theory]
    [InlineData("text/plain", "text/plain; charset=utf-8")]
    [InlineData("application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-8")]
    public async Task ContentType(string contentType, string found)
    {
        using HttpResponseMessage response = await pad.PostAsync("{}", contentType);
        await IsProblemAsync(response, HttpStatusCode.UnsupportedMediaType, $"The content type must be application/json, but is {found}.");
    }

    [Fact]
    public Task ContentTypeMissing() =>
        RefusesAsync(
            new ByteArrayContent([]),
            HttpStatusCode.UnsupportedMediaType,
            "The content type must be application/json, but is missing."
        );

    private Task RefusesAsync(string body, string detail) =>
        RefusesAsync(Content(Encoding.UTF8.GetBytes(body)), HttpStatusCode.BadRequest, detail);

    private async Task RefusesAsync(HttpContent content, HttpStatusCode status, string detail)
    {
        using HttpResponseMessage response = await pad.Client.PostAsync("/predict", content);
        await IsProblemAsync(response, status, detail);
    }

    private static ByteArrayContent Content(byte[] body) => new(body) { Headers = { ContentType = new("application/json") } };

    private static async Task IsProblemAsync(HttpResponseMessage response, HttpStatusCode status, string detail)
    {
        string text = await response.Content.ReadAsStringAsync();
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using JsonDocument problem = JsonDocument.Parse(text);
        Assert.Equal(detail, problem.RootElement.GetProperty("detail").GetString());
        Assert.Equal((int)status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Equal(3, problem.RootElement.EnumerateObject().Count());
    }
}

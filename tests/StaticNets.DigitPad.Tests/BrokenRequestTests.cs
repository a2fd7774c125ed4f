using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace StaticNets.DigitPad.Tests;

/// <summary>Clients that break the rules of HTTP or disconnect: the server answers if it can, and logs nothing.</summary>
public sealed class BrokenRequestTests : IAsyncLifetime
{
    private const string ByLength = "Content-Length: 100";
    private const string ByChunks = "Transfer-Encoding: chunked";

    private readonly RunningPad _pad = new();

    public ValueTask InitializeAsync() => _pad.InitializeAsync();

    public ValueTask DisposeAsync() => _pad.DisposeAsync();

    [Theory]
    [InlineData("80000000")]
    [InlineData("FFFFFFFF")]
    [InlineData("100000000")]
    [InlineData("FFFFFFFFFFFFFFFFFFFF")]
    [InlineData("-1")]
    [InlineData("seven")]
    public async Task BadChunkSizeIsABadRequest(string size)
    {
        using TcpClient client = await AskAsync(ByChunks, $"{size}\r\n{{");
        using StreamReader reader = new(client.GetStream(), Encoding.ASCII);
        Assert.Equal("HTTP/1.1 400 Bad Request", await reader.ReadLineAsync());
        Assert.Contains("The body could not be read: ", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        await StopsInSilenceAsync();
    }

    [Theory]
    [InlineData(ByLength, "{", true)]
    [InlineData(ByLength, "{", false)]
    [InlineData(ByChunks, "1\r\n{\r\n", true)]
    [InlineData(ByChunks, "1\r\n{\r\n", false)]
    public async Task ClientThatGoesAwayInMidBodyIsNotLogged(string framing, string part, bool resets)
    {
        using TcpClient client = await AskAsync($"Expect: 100-continue\r\n{framing}", "");
        await IsReadAsync(client);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(part));

        // With a linger time of 0, closing resets the connection.
        client.LingerState = new LingerOption(resets, 0);
        client.Close();
        await StopsInSilenceAsync();
    }

    /// <summary>
    /// One client has sent half a header. Two others have sent a whole header, but nothing of the body: one announced its length, the other
    /// announced chunks. A stopping server does not wait for the rest of these requests.
    /// </summary>
    [Fact]
    public async Task HalfSentRequestsDoNotHoldTheServer()
    {
        using TcpClient head = await ConnectAsync();
        await head.GetStream().WriteAsync("POST /predict HTTP/1.1\r\nHo"u8.ToArray());
        using TcpClient length = await AskAsync($"Expect: 100-continue\r\n{ByLength}", "");
        await IsReadAsync(length);
        using TcpClient chunks = await AskAsync($"Expect: 100-continue\r\n{ByChunks}", "");
        await IsReadAsync(chunks);

        TimeSpan timeout = _pad.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout;
        Assert.InRange(timeout, TimeSpan.Zero, TimeSpan.FromSeconds(4));
        await StopsInSilenceAsync();
    }

    /// <summary>
    /// A client that sends its whole body before it reads gets the answer. If the server closed the connection instead of reading the rest,
    /// some clients would get an error of the connection, so a hundred ask.
    /// </summary>
    [Fact]
    public async Task TooLongBodyIsReadToItsEnd()
    {
        const int Clients = 100;
        const int Length = 4_000_000;
        for (int i = 0; i < Clients; i++)
        {
            using TcpClient client = await AskAsync($"Content-Length: {Length}", new string(' ', Length));
            using StreamReader reader = new(client.GetStream(), Encoding.ASCII);
            Assert.Equal("HTTP/1.1 400 Bad Request", await reader.ReadLineAsync());
        }

        await StopsInSilenceAsync();
    }

    /// <summary>
    /// Stops the server and requires an empty log. A stopped server has ended every request, so nothing can be logged later.
    /// </summary>
    private async Task StopsInSilenceAsync()
    {
        await _pad.StopAsync();
        Assert.Empty(_pad.Log);
    }

    private async Task<TcpClient> AskAsync(string headers, string body)
    {
        TcpClient client = await ConnectAsync();
        string head =
            $"POST /predict HTTP/1.1\r\nHost: {_pad.Address.Authority}\r\nContent-Type: application/json\r\nConnection: close\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{head}{headers}\r\n\r\n{body}"));
        return client;
    }

    private async Task<TcpClient> ConnectAsync()
    {
        TcpClient client = new();
        await client.ConnectAsync(_pad.Address.Host, _pad.Address.Port);
        return client;
    }

    /// <summary>Waits for «100 Continue», which the server sends when it starts to read the body.</summary>
    private static async Task IsReadAsync(TcpClient client)
    {
        byte[] answer = new byte["HTTP/1.1 100 Continue\r\n\r\n".Length];
        await client.GetStream().ReadExactlyAsync(answer);
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", Encoding.ASCII.GetString(answer));
    }
}

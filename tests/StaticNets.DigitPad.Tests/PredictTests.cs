using System.Diagnostics;
using System.Net;
using System.Text.Json;
using DigitPad;

namespace StaticNets.DigitPad.Tests;

/// <summary>The server answers as the network does, also to concurrent requests.</summary>
public sealed class PredictTests(RunningPad pad) : IClassFixture<RunningPad>
{
    private static readonly IReadOnlyList<int[]> Rows = DigitRows.Read(100);

    [MnistFact]
    public async Task TestImagesOfMnistAreRecognised()
    {
        const int Images = 1000;
        int[] digits = IdxFile.Read(MnistFactAttribute.PathOf("t10k-labels-idx1-ubyte.gz")).ToClasses();
        float[] pixels = IdxFile.Read(MnistFactAttribute.PathOf("t10k-images-idx3-ubyte.gz")).ToSingles(1);
        int right = 0;
        for (int image = 0; image < Images; image++)
        {
            int[] row = Array.ConvertAll(pixels[(image * DigitRows.Length)..((image + 1) * DigitRows.Length)], pixel => (int)pixel);
            right += (await AskAsync(row)).Digit == digits[image] ? 1 : 0;
        }

        // The network recognises 99 % of all 10 000 images. Of a thousand, it is expected to recognise 990, with a standard deviation of
        // √(1000 · 0.99 · 0.01) = 3. The limit is five deviations below 990.
        Assert.InRange(right, 975, Images);
    }

    [Fact]
    public async Task ProbabilitiesAreThoseOfTheNetwork()
    {
        foreach (int[] pixels in Rows.Take(20))
        {
            float[] expected = new float[10];
            DigitReader.Pretrained.Predict([.. pixels.Select(pixel => pixel / 255f)], expected);
            Answer answer = await AskAsync(pixels);
            Assert.Equal(expected, answer.Probabilities);
            Assert.Equal(expected.Index().MaxBy(each => each.Item).Index, answer.Digit);
        }
    }

    [Fact]
    public async Task TimeIsAPartOfTheRequests()
    {
        for (int i = 0; i < 20; i++)
        {
            long start = Stopwatch.GetTimestamp();
            double microseconds = (await AskAsync(Rows[i])).Microseconds;

            // The layers need 281 640 multiply-adds. At 5 GHz, 1 µs would mean 56 of them in each cycle, which no core can do.
            Assert.InRange(microseconds, 1, Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }
    }

    [Fact]
    public async Task ManyAtOnceGetTheAnswersOfOne()
    {
        const int Clients = 32;
        List<float[]> alone = [];
        foreach (int[] pixels in Rows)
        {
            alone.Add((await AskAsync(pixels)).Probabilities);
        }

        // Each client begins at another row, so that different images are processed at the same time.
        await Task.WhenAll(
            Enumerable
                .Range(0, Clients)
                .Select(client =>
                    Task.Run(async () =>
                    {
                        for (int i = 0; i < Rows.Count; i++)
                        {
                            int row = (i + 3 * client) % Rows.Count;
                            Assert.Equal(alone[row], (await AskAsync(Rows[row])).Probabilities);
                        }
                    })
                )
        );
    }

    [Fact]
    public async Task BodyAtTheLimitIsRead()
    {
        string body = Body(Rows[7]).PadRight(16384);
        using HttpResponseMessage response = await pad.PostAsync(body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task FractionsAndFurtherPropertiesAreAllowed()
    {
        string pixels = string.Join(',', Enumerable.Repeat("254.5", 784));
        using HttpResponseMessage response = await pad.PostAsync($"{{\"by\":\"hand\",\"pixels\":[{pixels}]}}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static string Body(int[] pixels) => $"{{\"pixels\":[{string.Join(',', pixels)}]}}";

    private async Task<Answer> AskAsync(int[] pixels)
    {
        using HttpResponseMessage response = await pad.PostAsync(Body(pixels));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return JsonSerializer.Deserialize<Answer>(await response.Content.ReadAsStringAsync(), JsonSerializerOptions.Web)!;
    }

    private sealed record Answer(int Digit, float[] Probabilities, double Microseconds);
}

using System.Net;
using System.Text.Json;
using Digits;

namespace StaticNets.DigitPad.Tests;

/// <summary>Pictures are answered as the network answers them, however many ask at once.</summary>
public sealed class PredictTests(RunningPad pad) : IClassFixture<RunningPad>
{
    // Ten pictures of each digit, about, as they come in the data.
    private static readonly IReadOnlyList<(int[] Pixels, int Digit)> Rows = DigitRows.Read(100);

    [Fact]
    public async Task PicturesOfTheDataAreRecognised()
    {
        int right = 0;
        foreach ((int[] pixels, int digit) in Rows)
        {
            right += (await AskAsync(pixels)).Digit == digit ? 1 : 0;
        }

        // The network knows at least 95 in 100 of the pictures that were held out, and more of these.
        Assert.InRange(right, 95, 100);
    }

    [Fact]
    public async Task ProbabilitiesAreThoseOfTheNetwork()
    {
        foreach ((int[] pixels, _) in Rows.Take(20))
        {
            float[] expected = new float[10];
            DigitClassifier.Pretrained.Predict([.. pixels.Select(pixel => pixel / 16f)], expected);
            Answer answer = await AskAsync(pixels);
            Assert.Equal(expected, answer.Probabilities);
            Assert.Equal(expected.Index().MaxBy(each => each.Item).Index, answer.Digit);
        }
    }

    [Fact]
    public async Task TimeIsThatOfThePredictionAlone()
    {
        double[] times = new double[200];
        for (int i = 0; i < times.Length; i++)
        {
            times[i] = (await AskAsync(Rows[i % Rows.Count].Pixels)).Microseconds;
        }

        // 17 thousand multiply-adds take no core less than 0.1 µs nor, without a pause, 50 µs; a request alone takes more than that.
        Assert.InRange(times.Order().ElementAt(times.Length / 2), 0.1, 50);
    }

    [Fact]
    public async Task ManyAtOnceGetTheAnswersOfOne()
    {
        const int Clients = 32;
        List<float[]> alone = [];
        foreach ((int[] pixels, _) in Rows)
        {
            alone.Add((await AskAsync(pixels)).Probabilities);
        }

        // Each client begins at another row, so that different pictures are under way at the same time.
        await Task.WhenAll(
            Enumerable
                .Range(0, Clients)
                .Select(client =>
                    Task.Run(async () =>
                    {
                        for (int i = 0; i < Rows.Count; i++)
                        {
                            int row = (i + 3 * client) % Rows.Count;
                            Assert.Equal(alone[row], (await AskAsync(Rows[row].Pixels)).Probabilities);
                        }
                    })
                )
        );
    }

    [Fact]
    public async Task BodyAtTheLimitIsRead()
    {
        string body = Body(Rows[7].Pixels).PadRight(16384);
        using HttpResponseMessage response = await pad.PostAsync(body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task FractionsAndFurtherPropertiesAreAllowed()
    {
        string pixels = string.Join(',', Enumerable.Repeat("15.5", 64));
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

using System.Diagnostics;
using System.Numerics.Tensors;
using System.Text.Json;

namespace DigitPad;

/// <summary>Answers an image with the probabilities of the ten digits.</summary>
internal static class PredictEndpoint
{
    /// <summary>Loads the network and runs it once, so that the first request does not wait for the JIT compiler.</summary>
    public static void Prepare()
    {
        Span<float> pixels = stackalloc float[DigitReader.InputLength];
        Span<float> probabilities = stackalloc float[DigitReader.OutputLength];
        DigitReader.Pretrained.Predict(pixels, probabilities);
    }

    public static async Task HandleAsync(HttpContext context)
    {
        try
        {
            Prediction prediction = await PredictAsync(context);
            await context.Response.WriteAsJsonAsync(prediction, PadJson.Default.Prediction);
        }
        catch (RefusedException refusal)
        {
            await refusal.Problem.WriteAsync(context.Response);
        }
        catch (OperationCanceledException)
        {
            // The client disconnected while sending, or the server stops: an answer would not be read.
            context.Abort();
        }
    }

    private static async Task<Prediction> PredictAsync(HttpContext context)
    {
        using JsonDocument body = await RequestBody.ReadAsync(context);
        return Predict(body.RootElement);
    }

    private static Prediction Predict(JsonElement body)
    {
        Span<float> pixels = stackalloc float[DigitReader.InputLength];
        Picture.Read(body, pixels);
        float[] probabilities = new float[DigitReader.OutputLength];

        long start = Stopwatch.GetTimestamp();
        DigitReader.Pretrained.Predict(pixels, probabilities);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);

        return new Prediction(TensorPrimitives.IndexOfMax(probabilities), probabilities, elapsed.TotalMicroseconds);
    }
}

using System.Diagnostics;
using System.Numerics.Tensors;
using System.Text.Json;
using Digits;

namespace DigitPad;

/// <summary>Answers a picture with the probabilities of the ten digits.</summary>
internal static class PredictEndpoint
{
    /// <summary>Loads and compiles the network, so that the first drawing does not wait for it.</summary>
    public static void Prepare()
    {
        Span<float> pixels = stackalloc float[DigitClassifier.InputLength];
        Span<float> probabilities = stackalloc float[DigitClassifier.OutputLength];
        DigitClassifier.Pretrained.Predict(pixels, probabilities);
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
    }

    private static async Task<Prediction> PredictAsync(HttpContext context)
    {
        using JsonDocument body = await RequestBody.ReadAsync(context);
        return Predict(body.RootElement);
    }

    private static Prediction Predict(JsonElement body)
    {
        Span<float> pixels = stackalloc float[DigitClassifier.InputLength];
        Picture.Read(body, pixels);
        float[] probabilities = new float[DigitClassifier.OutputLength];

        long start = Stopwatch.GetTimestamp();
        DigitClassifier.Pretrained.Predict(pixels, probabilities);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);

        return new Prediction(TensorPrimitives.IndexOfMax(probabilities), probabilities, elapsed.TotalMicroseconds);
    }
}

using StaticNets;

namespace Zoo.Graphics;

/// <summary>Pictures of a flag on a pole at random angles, and the same flag after a turn.</summary>
/// <param name="Pictures">256 pixels for each picture.</param>
/// <param name="Turns">Cosine and sine of each turn.</param>
/// <param name="Turned">256 pixels for each picture after its turn.</param>
internal sealed record TurnedShapes(float[] Pictures, float[] Turns, float[] Turned)
{
    public const int Side = 16;
    private const int Length = Side * Side;

    // Points in a pixel whose share inside the shape is the pixel's grey.
    private const int Samples = 3;

    public int Count => Turns.Length / 2;

    public Dataset Dataset => new(Count, [Pictures, Turns], [Turned]);

    /// <summary>Draws pictures whose angles and turns are random.</summary>
    public static TurnedShapes Draw(int count, int seed)
    {
        Xoshiro256StarStar random = new(seed);
        return Of([.. Enumerable.Range(0, count).Select(_ => (2 * Math.PI * random.NextDouble(), 2 * Math.PI * random.NextDouble()))]);
    }

    /// <summary>Draws pictures at the given angles and turns.</summary>
    public static TurnedShapes Of(params (double Angle, double Turn)[] angles)
    {
        TurnedShapes shapes = new(new float[angles.Length * Length], new float[angles.Length * 2], new float[angles.Length * Length]);
        for (int i = 0; i < angles.Length; i++)
        {
            Fill(shapes.Pictures.AsSpan(i * Length, Length), angles[i].Angle);
            Fill(shapes.Turned.AsSpan(i * Length, Length), angles[i].Angle + angles[i].Turn);
            (shapes.Turns[2 * i], shapes.Turns[(2 * i) + 1]) = ((float)Math.Cos(angles[i].Turn), (float)Math.Sin(angles[i].Turn));
        }

        return shapes;
    }

    private static void Fill(Span<float> pixels, double angle)
    {
        (double sin, double cos) = Math.SinCos(angle);
        for (int i = 0; i < pixels.Length; i++)
        {
            int inside = 0;
            for (int sample = 0; sample < Samples * Samples; sample++)
            {
                double x = (i % Side) + ((sample % Samples + 0.5) / Samples) - (Side / 2.0);
                double y = (i / Side) + ((sample / Samples + 0.5) / Samples) - (Side / 2.0);
                inside += IsInside((cos * x) + (sin * y), (cos * y) - (sin * x)) ? 1 : 0;
            }

            pixels[i] = inside / (float)(Samples * Samples);
        }
    }

    // A pole from the lower to the upper end, and a flag at its upper end on one side.
    private static bool IsInside(double x, double y) =>
        (Math.Abs(x) < 1 && Math.Abs(y) < 6.5) || (x is >= 0 and < 5.5 && y is > -6.5 and < -1.5);
}

using StaticNets;

namespace Courses.Signs;

/// <summary>Pictures of hands that show a number with their fingers, 64 × 64 pixels of red, green and blue from 0 to 1.</summary>
/// <param name="Pixels">12 288 numbers for each picture.</param>
/// <param name="Fingers">The number of raised fingers, from 0 to 5.</param>
internal sealed record SignPictures(float[] Pixels, int[] Fingers)
{
    public const int Side = 64;
    public const int Channels = 3;
    public const int Length = Side * Side * Channels;
    public const int Classes = 6;

    private const double LeastContrast = 0.25;
    private const double Noise = 0.05;

    private static readonly double[] _darkSkin = [0.33, 0.21, 0.15];
    private static readonly double[] _lightSkin = [0.97, 0.82, 0.72];

    public int Count => Fingers.Length;

    public Dataset Dataset => new(Pixels, Fingers);

    /// <summary>
    /// Draws pictures with 0, 1, …, 5, 0, 1, … fingers. The colours of skin and background, the light, and the hand's place, size and
    /// direction are random, and each number has normally distributed noise of σ = 0.05.
    /// </summary>
    public static SignPictures Draw(int count, int seed)
    {
        Xoshiro256StarStar random = new(seed);
        NormalSampler normal = new(random);
        SignPictures pictures = new(new float[count * Length], [.. Enumerable.Range(0, count).Select(i => i % Classes)]);
        HandShape[] hands = [.. Enumerable.Range(0, Classes).Select(fingers => new HandShape(fingers))];
        for (int i = 0; i < count; i++)
        {
            Span<float> pixels = pictures.Pixels.AsSpan(i * Length, Length);
            Draw(pixels, hands[pictures.Fingers[i]], random);
            foreach (ref float value in pixels)
            {
                value = (float)Math.Clamp(value + (Noise * normal.Next()), 0, 1);
            }
        }

        return pictures;
    }

    /// <summary>Returns the pixels of one picture.</summary>
    public float[] Picture(int index) => Pixels[(index * Length)..((index + 1) * Length)];

    private static void Draw(Span<float> pixels, HandShape hand, Xoshiro256StarStar random)
    {
        (double[] skin, double[] background) = Colors(random);
        double scale = Between(random, 11, 13);
        (double centreX, double centreY) = (Between(random, 30, 34), Between(random, 38, 42));
        (double sine, double cosine) = Math.SinCos(Between(random, -8, 8) * Math.PI / 180);
        (double lightX, double lightY) = (Between(random, -0.2, 0.2), Between(random, -0.2, 0.2));
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                (double right, double up) = ((column - centreX) / scale, (centreY - row) / scale);
                double distance = hand.Distance((cosine * right) - (sine * up), (sine * right) + (cosine * up));

                // A pixel at the outline is covered in part, which smooths the edge. Inside, the skin is darker towards the outline, as on a
                // rounded body.
                double covered = Math.Clamp(0.5 - (distance * scale), 0, 1);
                double roundness = 0.75 + (0.25 * Math.Min(1, -distance / 0.2));
                double light = 1 + ((lightX * (column - (Side / 2))) + (lightY * (row - (Side / 2)))) / (Side / 2);
                for (int channel = 0; channel < Channels; channel++)
                {
                    double color = (covered * roundness * skin[channel]) + ((1 - covered) * background[channel]);
                    pixels[(((row * Side) + column) * Channels) + channel] = (float)(light * color);
                }
            }
        }
    }

    /// <summary>Draws the colours of skin and background until their brightness differs enough.</summary>
    private static (double[] Skin, double[] Background) Colors(Xoshiro256StarStar random)
    {
        while (true)
        {
            double tone = random.NextDouble();
            double[] skin = [.. _darkSkin.Zip(_lightSkin, (dark, light) => dark + (tone * (light - dark)))];
            double[] background = [random.NextDouble(), random.NextDouble(), random.NextDouble()];
            if (Math.Abs(skin.Average() - background.Average()) >= LeastContrast)
            {
                return (skin, background);
            }
        }
    }

    private static double Between(Xoshiro256StarStar random, double least, double most) => least + (random.NextDouble() * (most - least));
}

using Courses.Digits;
using StaticNets;

namespace Courses.Adversarial;

/// <summary>Changes images a little, so that a network takes them for another digit.</summary>
internal static class FastGradientSign
{
    /// <summary>
    /// Moves each pixel by ε in the direction in which the loss of the right digit grows: <c>x + ε · sign(∂L/∂x)</c>
    /// (Goodfellow, Shlens, Szegedy 2015). Of all changes of at most ε for each pixel, this is the one that raises the loss most, as far
    /// as the loss is linear.
    /// </summary>
    public static DigitRows Attack(DigitClassifier network, DigitRows images, float epsilon)
    {
        Gradients<float> gradients = new();
        network.Gradient(images.Pixels, images.Digits, gradients);
        float[] pixels = [.. images.Pixels];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] += epsilon * MathF.Sign(gradients.Input[i]);
        }

        return images with
        {
            Pixels = pixels,
        };
    }

    /// <summary>Moves each pixel by ε up or down at random, for comparison.</summary>
    public static DigitRows Jitter(DigitRows images, float epsilon, int seed)
    {
        Xoshiro256StarStar random = new(seed);
        return images with { Pixels = Array.ConvertAll(images.Pixels, pixel => pixel + (random.NextInt32(2) == 0 ? epsilon : -epsilon)) };
    }
}

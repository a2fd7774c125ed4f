using Courses.Digits;
using StaticNets;

namespace Courses.Adversarial;

/// <summary>A network that was trained on clean images, and the images that it has not seen.</summary>
internal sealed record AdversarialTraining(DigitClassifier Network, DigitRows Test)
{
    /// <summary>Trains a network. The seed determines its weights and the test images.</summary>
    public static AdversarialTraining Of(DigitRows digits, int seed)
    {
        (DigitRows train, DigitRows test) = digits.Split(seed);
        DigitClassifier network = new(seed);
        FitOptions options = new()
        {
            Epochs = 40,
            BatchSize = 32,
            Optimizer = new Adam(),
            Seed = seed,
            Parallelism = 1,
        };
        network.Fit(train.Dataset, options);
        return new AdversarialTraining(network, test);
    }

    /// <summary>Returns the share of the test images that are classified correctly after each pixel was moved by ε.</summary>
    public double Attacked(double epsilon) => Accuracy(FastGradientSign.Attack(Network, Test, (float)epsilon));

    /// <summary>Returns the share of the test images that are classified correctly after each pixel was moved by ε at random.</summary>
    public double Jittered(double epsilon) => Accuracy(FastGradientSign.Jitter(Test, (float)epsilon, seed: 0));

    /// <summary>Returns the digits that the network sees in images.</summary>
    public int[] Classify(DigitRows images)
    {
        float[] probabilities = new float[images.Count * DigitRows.Classes];
        Network.Predict(images.Pixels, probabilities);
        return [.. probabilities.Chunk(DigitRows.Classes).Select(row => Array.IndexOf(row, row.Max()))];
    }

    private double Accuracy(DigitRows images) => Network.Evaluate(images.Dataset).Accuracy!.Value;
}

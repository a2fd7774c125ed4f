using StaticNets;

namespace Courses.Signs;

/// <summary>Training of the networks of the course.</summary>
internal static class SignsTraining
{
    /// <summary>Eight passes over the pictures. Small batches let a step of plain gradient descent follow each four pictures.</summary>
    public static FitOptions Options(int seed) =>
        new()
        {
            Epochs = 8,
            BatchSize = 4,
            Optimizer = new Sgd(0.01),
            Seed = seed,
            Parallelism = 1,
        };

    /// <summary>Returns the share of pictures that softmax regression on the pixels classifies right.</summary>
    public static double AccuracyOfRegression(SignPictures train, SignPictures test, int seed)
    {
        SignsRegression regression = new(seed);
        regression.Fit(train.Dataset, Options(seed) with { Epochs = 50, Optimizer = new Sgd(0.003) });
        return regression.Evaluate(test.Dataset).Accuracy!.Value;
    }
}

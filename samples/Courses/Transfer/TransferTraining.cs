using StaticNets;

namespace Courses.Transfer;

/// <summary>Accuracies on the digits 5 to 9 learned from a few images of them.</summary>
/// <param name="Transferred">With the features of a network that was trained on the digits 0 to 4.</param>
/// <param name="FromNothing">With features that were trained on the same few images.</param>
internal sealed record TransferTraining(double Transferred, double FromNothing)
{
    private const int Draws = 4;
    private const double Lambda = 30;

    /// <summary>Trains a network on the digits 0 to 4, from which the features come.</summary>
    public static FiveDigits Learn(FewExamples images, int seed)
    {
        FiveDigits network = new(seed);
        network.Fit(
            images.Dataset,
            new FitOptions
            {
                Epochs = 2,
                BatchSize = 32,
                Optimizer = new Adam(),
                Seed = seed,
            }
        );
        return network;
    }

    /// <summary>Fits both networks to a few images, drawn several times, since the accuracy depends on them. Returns the means.</summary>
    /// <param name="learned">A network that was trained on other digits.</param>
    /// <param name="images">The images from which those for training are drawn.</param>
    /// <param name="perClass">Number of images of each digit.</param>
    /// <param name="test">The images for the test.</param>
    /// <param name="seed">Seed of the weights that begin anew and of the images.</param>
    public static TransferTraining MeanOf(FiveDigits learned, FewExamples images, int perClass, FewExamples test, int seed)
    {
        TransferTraining[] all =
        [
            .. Enumerable.Range(seed * Draws, Draws).Select(draw => Of(learned, images.Draw(perClass, draw), test, draw)),
        ];
        return new TransferTraining(all.Average(each => each.Transferred), all.Average(each => each.FromNothing));
    }

    /// <summary>Fits both networks to a few images.</summary>
    /// <param name="learned">A network that was trained on other digits.</param>
    /// <param name="few">The images for training.</param>
    /// <param name="test">The images for the test.</param>
    /// <param name="seed">Seed of the weights that begin anew.</param>
    private static TransferTraining Of(FiveDigits learned, FewExamples few, FewExamples test, int seed)
    {
        FiveDigitsByFeatures transferred = NewHead(learned, seed);
        FiveDigits fromNothing = new(seed);
        RidgeRegression.Fit(transferred, "dense", few.OneHot, Lambda);
        fromNothing.Fit(few.Dataset, Options(seed));
        return new TransferTraining(test.Accuracy(transferred.Predict), test.Accuracy(fromNothing.Predict));
    }

    /// <summary>Creates a network with the features of another one and a new last layer.</summary>
    public static FiveDigitsByFeatures NewHead(FiveDigits learned, int seed)
    {
        FiveDigitsByFeatures network = new(seed);
        ParameterSet<float> features = learned.Features.Parameters;
        foreach (string name in features.Names)
        {
            float[] values = new float[features[name].FlattenedLength];
            features[name].FlattenTo(values);
            network.Features.Parameters.Set(name, values);
        }

        return network;
    }

    private static FitOptions Options(int seed) =>
        new()
        {
            Epochs = 60,
            BatchSize = 5,
            Optimizer = new Adam(),
            Seed = seed,
            Parallelism = 1,
        };
}

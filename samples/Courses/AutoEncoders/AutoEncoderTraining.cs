using Courses.Digits;
using StaticNets;

namespace Courses.AutoEncoders;

/// <summary>The autoencoders, trained from one seed.</summary>
internal sealed record AutoEncoderTraining(
    AutoEncoder Plain,
    DenoisingAutoEncoder Denoising,
    WideAutoEncoder Wide,
    SparseAutoEncoder Sparse
)
{
    /// <summary>60 passes over the images.</summary>
    public static FitOptions Options(int seed) =>
        new()
        {
            Epochs = 60,
            BatchSize = 32,
            Optimizer = new Adam(2e-3),
            Seed = seed,
            Parallelism = 1,
        };

    /// <summary>Trains all networks to draw the images that they see, without noise.</summary>
    public static AutoEncoderTraining Of(DigitRows train, int seed)
    {
        Dataset images = new(train.Pixels, train.Pixels);
        AutoEncoder plain = new(seed);
        DenoisingAutoEncoder denoising = new(seed);
        WideAutoEncoder wide = new(seed);
        SparseAutoEncoder sparse = new(seed);
        plain.Fit(images, Options(seed));
        denoising.Fit(images, Options(seed));
        wide.Fit(images, Options(seed));
        sparse.Fit(images, Options(seed));
        return new AutoEncoderTraining(plain, denoising, wide, sparse);
    }

    /// <summary>Returns the share of the numbers of the images' codes that are not 0.</summary>
    public static double ActiveShare(BatchPrediction<float> encoder, DigitRows digits)
    {
        float[] codes = new float[digits.Count * WideEncoder.OutputLength];
        encoder(digits.Pixels, codes);
        return codes.Count(activity => activity > 0) / (double)codes.Length;
    }
}

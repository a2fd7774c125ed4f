using Courses.Digits;
using StaticNets;

namespace Courses.AutoEncoders;

/// <summary>Both autoencoders, trained from one seed.</summary>
internal sealed record AutoEncoderTraining(AutoEncoder Plain, DenoisingAutoEncoder Denoising)
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

    /// <summary>Trains both networks to draw the images that they see, without noise.</summary>
    public static AutoEncoderTraining Of(DigitRows train, int seed)
    {
        Dataset images = new(train.Pixels, train.Pixels);
        AutoEncoder plain = new(seed);
        DenoisingAutoEncoder denoising = new(seed);
        plain.Fit(images, Options(seed));
        denoising.Fit(images, Options(seed));
        return new AutoEncoderTraining(plain, denoising);
    }
}

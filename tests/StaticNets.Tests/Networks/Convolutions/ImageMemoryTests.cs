namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>The network of the course for pictures of hand signs.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(64, 64, 3)]
[Conv2D(32, 3, Activation = Activation.Relu)]
[Conv2D(32, 3, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Flatten]
[Dense(6, Activation = Activation.Softmax)]
internal sealed partial class SignPictures;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(224, 224, 3)]
[Conv2D(8, 3, Padding = Padding.Same)]
[BatchNormalization]
[Activation(Activation.Relu)]
[MaxPooling2D(2)]
[Conv2D(16, 3, Padding = Padding.Same)]
[BatchNormalization]
[Activation(Activation.Relu)]
[MaxPooling2D(2)]
[Conv2D(32, 3, Padding = Padding.Same)]
[BatchNormalization]
[Activation(Activation.Relu)]
[GlobalAveragePooling2D]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class NormalizedPictures;

[Network]
[Input(224, 224, 3)]
[Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Conv2D(64, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Conv2D(64, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Conv2D(64, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[GlobalAveragePooling2D]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class PredictedPictures;

/// <summary>Three normalised convolutions without pooling.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(224, 224, 3)]
[Conv2D(8, 3, Padding = Padding.Same)]
[BatchNormalization]
[Activation(Activation.Relu)]
[Conv2D(8, 3, Padding = Padding.Same)]
[BatchNormalization]
[Activation(Activation.Relu)]
[Conv2D(8, 3, Padding = Padding.Same)]
[BatchNormalization]
[Activation(Activation.Relu)]
[GlobalAveragePooling2D]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class NormalizedLargePictures;

/// <summary>
/// Predictions and training steps of large images take no more memory than they need: what the summary states, and a little for the objects
/// around it. Other tests compare the summary with the blocks.
/// </summary>
public sealed class ImageMemoryTests
{
    private const int Rows = 32;
    private const double Mega = 1e6;

    /// <summary>Three rows of a batch at a time, however many the batch has, and the gradients of a second shard.</summary>
    [Fact]
    public void ATrainingStepOfTheSignsNetwork()
    {
        SignPictures network = new();
        float[] x = new float[Rows * SignPictures.InputLength];
        double gradients = NetworkInside.Description(typeof(SignPictures)).ParameterBlockLength * sizeof(float);
        Assert.InRange(Allocated(() => network.TrainStep(x, new int[Rows], new Sgd(0.01))), 1, (5 * Mega) + gradients);
    }

    /// <summary>
    /// A program has 19 MB of images besides, and 45 MB for itself: together less than 250 MB. In both networks the batch has 1.6 MB for each
    /// channel-wise image of 8 filters and row; three such images, or 1.75 of them, are kept, and a dozen of one row are in use.
    /// </summary>
    [Fact]
    public void ATrainingStepOfNormalizedPictures()
    {
        float[] x = new float[Rows * NormalizedPictures.InputLength];
        NormalizedPictures pooled = new();
        Assert.InRange(Allocated(() => pooled.TrainStep(x, new int[Rows], new Sgd(0.01))), 1, 110 * Mega);
        NormalizedLargePictures large = new();
        Assert.InRange(Allocated(() => large.TrainStep(x, new int[Rows], new Sgd(0.01))), 1, 175 * Mega);
    }

    /// <summary>
    /// The first two convolutions, of 16 filters on 224 × 224 pixels and of 32 on a quarter of them, and a padded image: 4.6 MB. The last four
    /// convolutions are computed in tiles, with 1.5 MB of transformed kernels and 0.5 MB of tiles.
    /// </summary>
    [Fact]
    public void APredictionOfFiveConvolutions()
    {
        PredictedPictures network = new();
        float[] x = new float[PredictedPictures.InputLength];
        float[] y = new float[10];
        double bytes = 0;
        Thread thread = new(() => bytes = Allocated(() => network.Predict(x, y)));
        thread.Start();
        thread.Join();
        Assert.InRange(bytes, 1, 7 * Mega);
    }

    private static double Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

using StaticNets;

namespace Courses.Ntm;

/// <summary>The method <c>TrainStep</c> of a network for any number of steps.</summary>
internal delegate float TrainingStep(ReadOnlySpan<float> x, ReadOnlySpan<float> targets, int steps, Optimizer optimizer);

/// <summary>The method <c>Predict</c> of a network for any number of steps.</summary>
internal delegate void Prediction(ReadOnlySpan<float> x, Span<float> y, int steps);

/// <summary>Training and prediction of a network as delegates, because the networks are different classes.</summary>
internal sealed record CopyMachine(TrainingStep TrainStep, Prediction Predict)
{
    public static CopyMachine OfLstm(int seed)
    {
        LstmCopyMachine network = new(seed);
        return new CopyMachine(network.TrainStep, network.Predict);
    }

    public static CopyMachine OfDense(int seed)
    {
        DenseCopyMachine network = new(seed);
        return new CopyMachine(network.TrainStep, network.Predict);
    }

    /// <summary>Returns the share of the bits of the answers that are wrong.</summary>
    public double WrongBits(CopyData data)
    {
        float[] found = new float[data.Y.Length];
        Predict(data.X, found, data.Steps);
        int wrong = 0;
        int first = data.Steps - data.Length;
        foreach (int bit in data.Bits(first, data.Length))
        {
            wrong += found[bit] > 0.5f == data.Y[bit] > 0.5f ? 0 : 1;
        }

        return (double)wrong / (data.Count * data.Length * CopyData.Width);
    }
}

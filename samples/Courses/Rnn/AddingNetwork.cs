using StaticNets;

namespace Courses.Rnn;

/// <summary>The method <c>Gradient</c> of a network.</summary>
internal delegate float LossGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> targets, Gradients<float> into);

/// <summary>Training and gradient of a network as delegates, because the networks are different classes.</summary>
internal sealed record AddingNetwork(Func<Dataset, FitOptions, History> Fit, LossGradient Gradient)
{
    public static AddingNetwork SimpleRnn(int seed)
    {
        AddingSimpleRnn network = new(seed);
        return new AddingNetwork(network.Fit, network.Gradient);
    }

    public static AddingNetwork Lstm(int seed)
    {
        AddingLstm network = new(seed);
        return new AddingNetwork(network.Fit, network.Gradient);
    }

    public static AddingNetwork Gru(int seed)
    {
        AddingGru network = new(seed);
        return new AddingNetwork(network.Fit, network.Gradient);
    }
}

namespace StaticNets.Tests.Networks;

/// <summary>The common members of all generated networks, which the generated classes implement.</summary>
public interface INetwork<T>
    where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
{
    ParameterSet<T> Parameters { get; }

    void Predict(ReadOnlySpan<T> x, Span<T> y);

    void Save(string path);

    void LoadWeights(string path);
}

/// <summary>A network with a loss.</summary>
public interface ILearn<T> : INetwork<T>
    where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
{
    History Fit(Dataset train, FitOptions options);

    Metrics Evaluate(Dataset data);
}

/// <summary>A network with dense targets.</summary>
public interface ILearnTargets<T> : ILearn<T>
    where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
{
    T Gradient(ReadOnlySpan<T> x, ReadOnlySpan<T> targets, Gradients<T> into);

    T TrainStep(ReadOnlySpan<T> x, ReadOnlySpan<T> targets, Optimizer optimizer);
}

/// <summary>A network whose targets are class indices.</summary>
public interface ILearnClasses<T> : ILearn<T>
    where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
{
    T Gradient(ReadOnlySpan<T> x, ReadOnlySpan<int> classes, Gradients<T> into);

    T TrainStep(ReadOnlySpan<T> x, ReadOnlySpan<int> classes, Optimizer optimizer);
}

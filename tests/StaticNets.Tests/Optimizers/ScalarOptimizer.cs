namespace StaticNets.Tests;

/// <summary>Applies an optimizer to one parameter, by the formulas of the papers in plain double arithmetic.</summary>
internal sealed class ScalarOptimizer(Optimizer optimizer, double value)
{
    private int _steps;
    private double _first;
    private double _second;
    private double _firstMagnitude;

    public double Value { get; private set; } = value;

    /// <summary>The sum of the magnitudes of all terms of <see cref="Value"/>, which scales the rounding errors.</summary>
    public double Magnitude { get; private set; } = Math.Abs(value);

    public void Step(double gradient)
    {
        _steps++;
        switch (optimizer)
        {
            case Sgd sgd:
                Move(sgd.LearningRate * gradient, sgd.LearningRate * Math.Abs(gradient));
                break;
            case Momentum momentum:
                double share = _steps == 1 && !momentum.ZeroInitialised ? 1 : 1 - momentum.Dampening;
                _first = (momentum.Beta * _first) + (share * gradient);
                _firstMagnitude = (momentum.Beta * _firstMagnitude) + (share * Math.Abs(gradient));
                Move(momentum.LearningRate * _first, momentum.LearningRate * _firstMagnitude);
                break;
            case Nesterov nesterov:
                _first = (nesterov.Beta * _first) + gradient;
                _firstMagnitude = (nesterov.Beta * _firstMagnitude) + Math.Abs(gradient);
                Move(
                    nesterov.LearningRate * (gradient + (nesterov.Beta * _first)),
                    nesterov.LearningRate * (Math.Abs(gradient) + (nesterov.Beta * _firstMagnitude))
                );
                break;
            case RmsProp rms:
                _second = (rms.Rho * _second) + ((1 - rms.Rho) * gradient * gradient);
                double move = rms.LearningRate * gradient / (Math.Sqrt(_second) + rms.Epsilon);
                Move(move, Math.Abs(move));
                break;
            case Adagrad adagrad:
                double decayed = gradient + (adagrad.WeightDecay * Value);
                _second += decayed * decayed;
                double rate = adagrad.LearningRate / (1 + ((_steps - 1) * adagrad.LearningRateDecay));
                double divisor = Math.Sqrt(_second + adagrad.InitialAccumulator) + adagrad.Epsilon;
                Move(rate * decayed / divisor, rate * (Math.Abs(gradient) + (adagrad.WeightDecay * Magnitude)) / divisor);
                break;
            case AdaptiveMoments adam:
                Value *= 1 - (adam.LearningRate * ((adam as AdamW)?.WeightDecay ?? 0));
                _first = (adam.Beta1 * _first) + ((1 - adam.Beta1) * gradient);
                _firstMagnitude = (adam.Beta1 * _firstMagnitude) + ((1 - adam.Beta1) * Math.Abs(gradient));
                _second = (adam.Beta2 * _second) + ((1 - adam.Beta2) * gradient * gradient);
                double mean = _first / (1 - Math.Pow(adam.Beta1, _steps));
                double root = Math.Sqrt(_second / (1 - Math.Pow(adam.Beta2, _steps)));
                double step = adam.LearningRate * mean / (root + adam.Epsilon);
                double scale = adam.LearningRate / (1 - Math.Pow(adam.Beta1, _steps)) / (root + adam.Epsilon);
                Move(step, scale * _firstMagnitude);
                break;
        }
    }

    private void Move(double step, double magnitude)
    {
        Value -= step;
        Magnitude += magnitude;
    }
}

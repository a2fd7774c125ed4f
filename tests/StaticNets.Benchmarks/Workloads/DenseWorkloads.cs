namespace StaticNets.Benchmarks.Workloads;

/// <summary>The workloads of dense networks.</summary>
internal static class DenseWorkloads
{
    private static readonly ChainCost _mlp = ChainCost.Dense(784, 128, 64, 10);
    private static readonly ChainCost _mlpOfPixels = ChainCost.Dense(DrawnPicture.Pixels, 128, 64, 10);
    private static readonly ChainCost _mlpHead = ChainCost.Dense(64, 10);
    private static readonly ChainCost _tiny = ChainCost.Dense(4, 16, 16, 3);
    private static readonly ChainCost _xor = ChainCost.Dense(2, 2, 1);
    private static readonly ChainCost _digits = ChainCost.Dense(64, 128, 64, 10);

    public static IReadOnlyDictionary<string, Func<string, Workload>> All { get; } =
        new Dictionary<string, Func<string, Workload>>
        {
            ["mlp-infer-1"] = name => Mlp(name, 1),
            ["mlp-infer-1-sparse"] = name =>
                new(
                    name,
                    _mlpOfPixels.Forward(1),
                    _mlpOfPixels.Bytes,
                    Prediction.OfPicture(new MlpSparsePredictor(seed: 1).Predict, MlpSparsePredictor.OutputLength)
                ),
            ["mlp-infer-1-bf16"] = name =>
                new(
                    name,
                    _mlp.Forward(1),
                    _mlp.BytesOfBFloat16,
                    Prediction.Of(
                        new MlpBFloat16Predictor(seed: 1).Predict,
                        MlpBFloat16Predictor.InputLength,
                        MlpBFloat16Predictor.OutputLength
                    )
                ),
            ["mlp-infer-32"] = name => Mlp(name, 32),
            ["mlp-infer-256"] = name => Mlp(name, 256),
            ["mlp-train-sgd-32"] = name => TrainMlp(name, new MlpLearner(seed: 1).TrainStep, new Sgd(1e-4), _mlp.Step(32), _mlp.Bytes),
            ["mlp-train-adam-32"] = name =>
                TrainMlp(name, new MlpLearner(seed: 1).TrainStep, new Adam(1e-4), _mlp.Step(32), 3 * _mlp.Bytes),
            ["mlp-head-train-adam-32"] = name =>
                TrainMlp(name, new MlpHeadLearner(seed: 1).TrainStep, new Adam(1e-4), HeadFlops, HeadBytes),
            ["mlp-frozen-train-adam-32"] = name => new(name, HeadFlops, HeadBytes, TrainingStep.FrozenMlp(32, new Adam(1e-4))),
            ["wide-1024-train-sgd-32"] = name => TrainWide(name, 1024, new Wide1024Learner(seed: 1).TrainStep),
            ["wide-2048-train-sgd-32"] = name => TrainWide(name, 2048, new Wide2048Learner(seed: 1).TrainStep),
            ["tiny-infer-1"] = name => new(name, _tiny.Forward(1), _tiny.Bytes, Prediction.Tiny()),
            ["xor-train-4"] = name => new(name, _xor.Step(4), 3 * _xor.Bytes, TrainingStep.Xor(new Adam(1e-2))),
            ["digits-fit"] = name => new(name, _digits.Step(DigitsFit.TrainingRows) * DigitsFit.Epochs, _digits.Bytes, DigitsFit.Run),
        };

    // The gradient of the last kernel has as many multiply-adds as its product.
    private static double HeadFlops => _mlp.Forward(32) + _mlpHead.Forward(32);

    private static double HeadBytes => _mlp.Bytes + (2 * _mlpHead.Bytes);

    private static Workload Mlp(string name, int rows) =>
        new(
            name,
            _mlp.Forward(rows),
            _mlp.Bytes,
            Prediction.Of(new MlpPredictor(seed: 1).Predict, MlpPredictor.InputLength, MlpPredictor.OutputLength, rows)
        );

    private static Workload TrainMlp(string name, TrainingStep.StepMethod step, Optimizer optimizer, double flops, double bytes) =>
        new(name, flops, bytes, TrainingStep.Of(step, MlpLearner.InputLength, MlpLearner.OutputLength, 32, optimizer));

    private static Workload TrainWide(string name, int width, TrainingStep.StepMethod step)
    {
        ChainCost cost = ChainCost.Dense(width, width, width, 10);
        return new(name, cost.Step(32), cost.Bytes, TrainingStep.Of(step, width, 10, 32, new Sgd(1e-4)));
    }
}

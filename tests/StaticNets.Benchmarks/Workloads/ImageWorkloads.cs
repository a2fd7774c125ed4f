namespace StaticNets.Benchmarks.Workloads;

/// <summary>The workloads of convolutional networks.</summary>
internal static class ImageWorkloads
{
    private static readonly ChainCost _leNet = new(
        new(5 * 5 * 6, 24 * 24, 6),
        new(5 * 5 * 6 * 16, 8 * 8, 16),
        new(256 * 120, 1, 120),
        new(120 * 84, 1, 84),
        new(84 * 10, 1, 10)
    );

    private static readonly ChainCost _pictures = new(
        new(9 * 3 * 32, 16 * 16, 32),
        new(9 * 32 * 32, 16 * 16, 32),
        new(9 * 32 * 64, 8 * 8, 64),
        new(64 * 10, 1, 10)
    );

    private static readonly ChainCost _resNet = new([
        .. Enumerable.Repeat(new LayerCost(9 * 32 * 32, 16 * 16, 32), 8),
        new(32 * 10, 1, 10),
    ]);

    private static readonly ChainCost _separable = new([
        .. Enumerable.Repeat((LayerCost[])[new(9 * 32, 16 * 16, 32), new(32 * 32, 16 * 16, 32)], 4).SelectMany(pair => pair),
        new(32 * 10, 1, 10),
    ]);

    private static readonly ChainCost _conv64 = SameConvolutions(64, 28);
    private static readonly ChainCost _conv256 = SameConvolutions(256, 14);

    private static readonly ChainCost _photo = new(
        new(9 * 3 * 16, 224 * 224, 16),
        new(9 * 16 * 32, 112 * 112, 32),
        new(9 * 32 * 64, 56 * 56, 64),
        new(9 * 64 * 64, 28 * 28, 64),
        new(9 * 64 * 64, 14 * 14, 64),
        new(64 * 10, 1, 10)
    );

    private static readonly ChainCost _signs = new(new(9 * 3 * 32, 62 * 62, 32), new(9 * 32 * 32, 60 * 60, 32), new(28_800 * 6, 1, 6));

    public static IReadOnlyDictionary<string, Func<string, Workload>> All { get; } =
        new Dictionary<string, Func<string, Workload>>
        {
            ["lenet-infer-1"] = name => Predict(name, _leNet, new LeNetPredictor(seed: 1).Predict, LeNetPredictor.InputLength),
            ["lenet-train-adam-32"] = name => Train(name, _leNet, new LeNetLearner(seed: 1).TrainStep, LeNetLearner.InputLength),
            ["lenet-train-adam-128"] = name =>
                Train(name, _leNet, new LeNetLearner(seed: 1).TrainStep, LeNetLearner.InputLength, rows: 128),
            ["lenet-mnist-epoch"] = name => new(name, _leNet.Step(LeNetEpoch.Rows), 3 * _leNet.Bytes, LeNetEpoch.Create()),
            ["pictures-train-adam-32"] = name => Train(name, _pictures, new PictureLearner(seed: 1).TrainStep, PictureLearner.InputLength),
            ["signs-infer-1"] = name => Predict(name, _signs, new SignsPredictor(seed: 1).Predict, SignsPredictor.InputLength, classes: 6),
            ["signs-train-sgd-32"] = name =>
                new(
                    name,
                    _signs.Step(32),
                    _signs.Bytes,
                    TrainingStep.Of(new SignsLearner(seed: 1).TrainStep, SignsLearner.InputLength, 6, 32, new Sgd(1e-4))
                ),
            ["resnet-infer-1"] = name => Predict(name, _resNet, new ResNetPredictor(seed: 1).Predict, ResNetPredictor.InputLength),
            ["resnet-train-adam-32"] = name => Train(name, _resNet, new ResNetLearner(seed: 1).TrainStep, ResNetLearner.InputLength),
            ["separable-infer-1"] = name =>
                Predict(name, _separable, new SeparablePredictor(seed: 1).Predict, SeparablePredictor.InputLength),
            ["separable-train-adam-32"] = name =>
                Train(name, _separable, new SeparableLearner(seed: 1).TrainStep, SeparableLearner.InputLength),
            ["conv64-infer-1"] = name => Predict(name, _conv64, new Conv64Predictor(seed: 1).Predict, Conv64Predictor.InputLength),
            ["conv64-train-adam-32"] = name => Train(name, _conv64, new Conv64Learner(seed: 1).TrainStep, Conv64Learner.InputLength),
            ["conv256-infer-1"] = name => Predict(name, _conv256, new Conv256Predictor(seed: 1).Predict, Conv256Predictor.InputLength),
            ["conv256-train-adam-32"] = name => Train(name, _conv256, new Conv256Learner(seed: 1).TrainStep, Conv256Learner.InputLength),
            ["photo-infer-1"] = name => Predict(name, _photo, new PhotoPredictor(seed: 1).Predict, PhotoPredictor.InputLength),
        };

    private static ChainCost SameConvolutions(int channels, int side)
    {
        LayerCost convolution = new(9.0 * channels * channels, side * side, channels);
        return new(convolution, convolution, new(channels * 10, 1, 10));
    }

    private static Workload Predict(string name, ChainCost cost, Prediction.PredictMethod predict, int inputs, int classes = 10) =>
        new(name, cost.Forward(1), cost.Bytes, Prediction.Of(predict, inputs, classes));

    private static Workload Train(string name, ChainCost cost, TrainingStep.StepMethod step, int inputs, int rows = 32) =>
        new(name, cost.Step(rows), 3 * cost.Bytes, TrainingStep.Of(step, inputs, 10, rows, new Adam(1e-4)));
}

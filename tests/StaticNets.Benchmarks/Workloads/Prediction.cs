namespace StaticNets.Benchmarks.Workloads;

/// <summary>Creates actions to measure: each calls the public <c>Predict</c> of a network.</summary>
internal static class Prediction
{
    public static Action Mlp(int rows)
    {
        MlpPredictor network = new(seed: 1);
        float[] x = RandomRows.Values(rows * MlpPredictor.InputLength);
        float[] y = new float[rows * MlpPredictor.OutputLength];
        return () => network.Predict(x, y);
    }

    public static Action MlpBFloat16()
    {
        MlpBFloat16Predictor network = new(seed: 1);
        float[] x = RandomRows.Values(MlpBFloat16Predictor.InputLength);
        float[] y = new float[MlpBFloat16Predictor.OutputLength];
        return () => network.Predict(x, y);
    }

    public static Action LeNet()
    {
        LeNetPredictor network = new(seed: 1);
        float[] x = RandomRows.Values(LeNetPredictor.InputLength);
        float[] y = new float[LeNetPredictor.OutputLength];
        return () => network.Predict(x, y);
    }

    public static Action Tiny()
    {
        TinyPredictor network = new(seed: 1);
        float[] x = RandomRows.Values(TinyPredictor.InputLength);
        float[] y = new float[TinyPredictor.OutputLength];
        return () => network.Predict(x, y);
    }
}

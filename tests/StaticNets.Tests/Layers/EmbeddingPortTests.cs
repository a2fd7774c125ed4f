using System.Numerics.Tensors;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, Name = "word")]
[Input(3, Name = "price")]
[Input(1, Name = "shop")]
[Embedding(5, 2, From = "word", Name = "words")]
[Flatten(Name = "flat_words")]
[Embedding(4, 3, From = "shop", Name = "shops")]
[Flatten]
[Concatenate("flat_words", "price")]
[Dense(2)]
internal sealed partial class WordsAndPrices;

[Network(Loss = Loss.MeanSquaredError)]
[Input(1, Name = "left")]
[Input(1, Name = "right")]
[Embedding(8, 4, From = "left", Name = "a")]
[Embedding(8, 4, From = "right", Name = "b")]
[Multiply("a")]
[Flatten]
[Dense(1)]
internal sealed partial class TwoIndices;

[Network]
[Input(4)]
[Embedding(9, 5)]
[Gru(6)]
internal sealed partial class SentenceEncoder;

[Network(Loss = Loss.MeanSquaredError)]
[Input(4)]
[Use<SentenceEncoder>(Name = "encoder")]
[Dense(1)]
internal sealed partial class SentenceScore;

[Network(Loss = Loss.MeanSquaredError)]
[Input(4, Name = "question")]
[Input(4, Name = "answer")]
[Use<SentenceEncoder>(Name = "encoder", From = "question")]
[Use<SentenceEncoder>(Name = "encoder", From = "answer")]
[Multiply("encoder")]
[Dense(1)]
internal sealed partial class SentencePair;

/// <summary>Indices as one of several inputs, and as the input of a part.</summary>
public sealed class EmbeddingPortTests
{
    private const int Rows = 700;

    [Fact]
    public void PredictsFromIndicesAndNumbers()
    {
        WordsAndPrices network = new(seed: 2);
        (int[] words, double[] prices, int[] shops) = Draw();
        double[] y = new double[2 * Rows];
        network.Predict(words, prices, shops, y);
        double[] parallel = new double[y.Length];
        network.PredictParallel(words, prices, shops, parallel);
        Assert.Equal(y, parallel);

        ReadOnlyTensorSpan<double> word = network.Parameters["words/embeddings"];
        ReadOnlyTensorSpan<double> shop = network.Parameters["shops/embeddings"];
        ReadOnlyTensorSpan<double> kernel = network.Parameters["dense/kernel"];
        for (int row = 0; row < Rows; row++)
        {
            double[] joint =
            [
                .. Row(shop, shops[row]),
                .. Row(word, words[2 * row]),
                .. Row(word, words[(2 * row) + 1]),
                .. prices[(3 * row)..((3 * row) + 3)],
            ];
            for (int o = 0; o < 2; o++)
            {
                double sum = network.Parameters["dense/bias"][o];
                for (int k = 0; k < joint.Length; k++)
                {
                    sum += joint[k] * kernel[k, o];
                }

                Assert.Equal(sum, y[(2 * row) + o], 12);
            }
        }
    }

    /// <summary>The check compares the tables and the input of numbers; a loss has no derivative with respect to an index.</summary>
    [Fact]
    public void GradientsMatchDifferences()
    {
        GradientReport report = GradientCheck.Run(new WordsAndPrices(seed: 2), Data(5));
        Assert.True(report.Passed, report.ToString());
        Assert.Equal(
            ["words/embeddings", "shops/embeddings", "dense/kernel", "dense/bias", "price"],
            report.Tensors.Select(tensor => tensor.Tensor)
        );
    }

    [Fact]
    public void IndicesHaveNoGradient()
    {
        Gradients<double> gradients = new();
        new WordsAndPrices(seed: 2).Gradient(Data(5), gradients);
        Assert.All(gradients.InputOf("word").ToArray(), value => Assert.Equal(0, value));
        Assert.All(gradients.InputOf("shop").ToArray(), value => Assert.Equal(0, value));
        Assert.Contains(gradients.InputOf("price").ToArray(), value => value != 0);
    }

    [Fact]
    public void AStepEqualsTheFirstOfFit()
    {
        WordsAndPrices byStep = new(seed: 2);
        WordsAndPrices byFit = new(seed: 2);
        (int[] words, double[] prices, int[] shops) = Draw();
        double loss = byStep.TrainStep(words, prices, shops, new double[2 * Rows], new Sgd(0.1));
        History history = byFit.Fit(
            Data(Rows),
            new FitOptions
            {
                Epochs = 1,
                BatchSize = Rows,
                Shuffle = false,
                Optimizer = new Sgd(0.1),
            }
        );
        Assert.Equal(loss, history.Epochs[0].Loss, 12);
        Assert.Equal(Row(byStep.Parameters["words/embeddings"], 3), Row(byFit.Parameters["words/embeddings"], 3));
    }

    /// <summary>The scale is that of the largest column; the first price is 2, and the indices on both sides of the prices are larger.</summary>
    [Fact]
    public void TheScaleOfTheInputsIsThatOfTheNumbers()
    {
        int[] words = [.. Enumerable.Repeat(4, 2 * 10)];
        double[] prices = [.. Enumerable.Repeat<double[]>([2, 1, -0.5], 10).SelectMany(row => row)];
        Dataset data = new(10, [words, prices, Enumerable.Repeat(3, 10).ToArray()], [new double[2 * 10]], Precision.Double);
        Assert.Equal(2, new WordsAndPrices(seed: 2).Fit(data, new FitOptions { Epochs = 1 }).InputScale);
    }

    [Fact]
    public void AnIndexOutsideOfTheVocabularyNamesItsInput()
    {
        WordsAndPrices network = new(seed: 2);
        double[] y = [7, 7, 7, 7];
        const string message = "Row 1 of the input 'shop' holds 4 at position 0, but the vocabulary has 4 indices: 0 to 3.";
        int[] shops = [0, 4];
        Refuses(message, () => network.Predict([1, 2, 3, 4], new double[6], shops, y));
        Refuses(message, () => network.TrainStep([1, 2, 3, 4], new double[6], shops, new double[4], new Sgd(0.1)));
        Refuses(message, () => network.Gradient([1, 2, 3, 4], new double[6], shops, new double[4], new Gradients<double>()));
        Dataset data = new(2, [new[] { 1, 2, 3, 4 }, new double[6], shops], [new double[4]], Precision.Double);
        Refuses(message, () => network.Evaluate(data));
        Assert.All(y, value => Assert.Equal(7, value));
    }

    [Fact]
    public void NoInputHasToBeNumbers()
    {
        TwoIndices network = new(seed: 1);
        int[] left = [.. Enumerable.Range(0, 64).Select(i => i / 8)];
        int[] right = [.. Enumerable.Range(0, 64).Select(i => i % 8)];
        float[] product = [.. left.Zip(right, (a, b) => a * b / 49f)];
        Dataset data = new(64, [left, right], [product]);
        network.Fit(data, new FitOptions { Epochs = 300, Optimizer = new Adam(0.01) });
        Assert.InRange(network.Evaluate(data).Loss, 0, 1e-3);
    }

    [Fact]
    public void APartReadsIndicesOfTheNetwork()
    {
        SentenceScore network = new(seed: 4);
        int[] x = [1, 2, 3, 4, 8, 7, 6, 5];
        float[] score = new float[2];
        network.Predict(x, score);
        float[] code = new float[12];
        network.Encoder.Predict(x, code);
        ReadOnlyTensorSpan<float> kernel = network.Parameters["dense/kernel"];
        for (int row = 0; row < 2; row++)
        {
            double sum = 0;
            for (int k = 0; k < 6; k++)
            {
                sum += (double)code[(6 * row) + k] * kernel[k, 0];
            }

            Assert.Equal(sum, score[row], 1e-6);
        }

        float[] again = new float[12];
        network.Encoder.Predict([1f, 2, 3, 4, 8, 7, 6, 5], again);
        Assert.Equal(code, again);
        Refuses("Row 0 of the input 'input' holds 9 at position 1", () => network.Encoder.Predict([1, 9, 3, 4], code));
        Refuses("Row 0 of the input 'input' holds 1.5 at position 1", () => network.Encoder.Predict([1f, 1.5f, 3, 4], code));
        Refuses("Row 0 of the input 'input' holds -1 at position 0", () => network.Encoder.PredictParallel([-1f, 1, 3, 4], code));
        Assert.Equal(again, code);
    }

    [Fact]
    public void APartSharesItsTableBetweenTwoInputs()
    {
        SentencePair network = new(seed: 4);
        int[] x = [1, 2, 3, 4];
        float[] y = new float[1];
        network.Predict(x, x, y);
        float[] code = new float[6];
        network.Encoder.Predict(x, code);
        double sum = 0;
        for (int k = 0; k < 6; k++)
        {
            sum += (double)code[k] * code[k] * network.Parameters["dense/kernel"][k, 0];
        }

        Assert.Equal(sum, y[0], 1e-6);
        int[] unknown = [0, 0, 0, 9];
        Refuses("Row 0 of the input 'answer' holds 9", () => network.Predict(x, unknown, y));
    }

    private static (int[] Words, double[] Prices, int[] Shops) Draw(int rows = Rows)
    {
        Random random = new(3);
        int[] words = [.. Enumerable.Range(0, 2 * rows).Select(_ => random.Next(5))];
        double[] prices = [.. Enumerable.Range(0, 3 * rows).Select(_ => random.NextDouble() - 0.5)];
        return (words, prices, [.. Enumerable.Range(0, rows).Select(_ => random.Next(4))]);
    }

    private static Dataset Data(int rows)
    {
        (int[] words, double[] prices, int[] shops) = Draw(rows);
        return new Dataset(rows, [words, prices, shops], [new double[2 * rows]], Precision.Double);
    }

    private static double[] Row(ReadOnlyTensorSpan<double> table, int row)
    {
        double[] values = new double[(int)table.Lengths[1]];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = table[row, i];
        }

        return values;
    }

    private static void Refuses(string message, Action call)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(call);
        Assert.StartsWith(message, error.Message);
    }
}

using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>An embedding reads an input of the network directly, and such an input is read by embeddings only.</summary>
public sealed class Snet1020Tests
{
    private const string Part = """

        [Network]
        [Input(4)]
        [Embedding(10, 3)]
        [Flatten]
        public partial class Words;

        [Network]
        [Input(4)]
        [Dense(3)]
        public partial class Numbers;
        """;

    [Theory]
    [InlineData("[Input(4)] [Embedding(10, 3)] [Lstm(2)]")]
    [InlineData("[Input(2, 3)] [Embedding(10, 3)] [Conv2D(2, 2)]")]
    [InlineData("[Input(4)] [Embedding(10, 3, Name = \"a\")] [Embedding(5, 2, From = \"input\")] [Concatenate(\"a\")]")]
    [InlineData(
        "[Input(4, Name = \"word\")] [Input(2, Name = \"price\")] [Embedding(10, 3, From = \"word\")] [Flatten] [Concatenate(\"price\")]"
    )]
    [InlineData("[Input(4)] [Use<Words>] [Dense(2)]")]
    [InlineData("[Input(4)] [Use<Words>(Name = \"left\")] [Embedding(10, 5, From = \"input\")] [Flatten] [Concatenate(\"left\")]")]
    public void AcceptsEmbeddingsThatReadAnInput(string layers) => Match(layers);

    [Theory]
    [InlineData("[Input(4)] [Dense(4)] [{|SNET1020:Embedding(10, 3)|}]", "embedding", "dense", "input")]
    [InlineData("[Input(2, 2)] [Flatten] [{|SNET1020:Embedding(10, 3)|}]", "embedding", "flatten", "input")]
    [InlineData(
        "[Input(4, Name = \"word\")] [Embedding(10, 3)] [Flatten] [{|SNET1020:Embedding(10, 3)|}]",
        "embedding_1",
        "flatten",
        "word"
    )]
    [InlineData("[Input(4)] [Dense(4)] [{|SNET1020:Use<Words>|}]", "words", "dense", "input")]
    public void ReportsAnEmbeddingOfNumbers(string layers, string name, string source, string input) =>
        Match(
            layers,
            $"'{name}' cannot read this: [Embedding] reads indices, and '{source}' computes numbers: write From = \"{input}\", or put it directly below its [Input]"
        );

    [Theory]
    [InlineData("[Input(4)] [Embedding(10, 3)] [Flatten] [{|SNET1020:Concatenate(\"input\")|}]", "concatenate")]
    [InlineData("[Input(4)] [{|SNET1020:Dense(12)|}] [Embedding(10, 3, From = \"input\")] [Flatten] [Add(\"dense\")]", "dense")]
    [InlineData(
        "[Input(4)] [{|SNET1020:Use<Numbers>|}] [Embedding(10, 3, From = \"input\")] [Flatten] [Concatenate(\"numbers\")]",
        "numbers"
    )]
    [InlineData("[Input(4)] [{|SNET1020:Dense(12)|}] [Use<Words>(From = \"input\")] [Add(\"dense\")]", "dense")]
    public void ReportsALayerThatReadsIndicesAsNumbers(string layers, string name) =>
        Match(
            layers,
            $"'{name}' cannot read this: an [Embedding] reads indices from 'input', and this layer needs numbers: give it an [Input] of its own"
        );

    private static void Match(string layers, params string[] messages) =>
        Reports.Match(
            $$"""
            [Network]
            {{layers}}
            public partial class Net;
            """ + Part,
            messages
        );
}
